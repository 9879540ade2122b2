export const request = () => ({ payload: null });

export const response = () => null;
