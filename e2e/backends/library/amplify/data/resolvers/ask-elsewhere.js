export const request = () => ({ method: "GET", resourcePath: "/", params: {} });

export const response = ({ result }) => result.body;
