export const handler = async () => ({ });
