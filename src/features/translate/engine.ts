/** Amazon Translate is the yardstick; any other engine that answers is one that people must be warned of. */
export const isRough = (engine: string | undefined): engine is string => engine !== undefined && engine !== "" && engine !== "Amazon Translate";
