export const request = ({ prev, stash }) => ({ payload: { prev: prev.result, stash } });

export const response = ({ result }) => result;
