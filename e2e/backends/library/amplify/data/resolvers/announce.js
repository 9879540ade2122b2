export const request = ({ args }) => ({ payload: args });

export const response = ({ result }) => result;
