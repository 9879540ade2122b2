export const request = ({ identity }) => ({ payload: identity.resolverContext ? identity.resolverContext.door : identity.groups[0] });

export const response = ({ result }) => result;
