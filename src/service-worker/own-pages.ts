/**
 * The pages of the app. Everything else under this origin may be somebody else's (a company's sign-in page, a server's own
 * tools), so that this says what is ours, and not what is not.
 */
const pages = [/^\/$/, /^\/account\/?$/, /^\/conversations(\/[^/]+)?\/?$/, /^\/join\/[^/]+\/?$/, /^\/phrases(\/.*)?$/, /^\/shared\/?$/];

export const isOwnPage = (path: string): boolean => pages.some((page) => page.test(path));
