import type { Plugin } from "vite";

const patched = /[\\/]@aws-amplify[\\/]api-graphql[\\/]dist[\\/]esm[\\/]Providers[\\/]AWSWebSocketProvider[\\/]appsyncUrl\.mjs$/;
const pattern = ".replace('http://', protocol)";

/**
 * aws-amplify opens its real-time connection with `wss://` even where the API's URL says `http://`. Over this machine's
 * plain HTTP it must be `ws://`. Only the local commands use this; what is deployed is built without it.
 */
export function plainWebSocket(): Plugin {
  let isPatched = false;
  return {
    name: "parley:plain-websocket",
    enforce: "pre",
    transform: {
      filter: { id: patched },
      handler(code) {
        isPatched = true;
        return { code: useWsForHttp(code), map: null };
      },
    },
    generateBundle() {
      const ids = [...this.getModuleIds()];
      if (!isPatched && ids.some((id) => id.includes("@aws-amplify/api-graphql"))) this.error(changed("its appsyncUrl.mjs has moved"));
    },
  };
}

/** Throws where the library no longer reads as it did: silently unpatched, live updates would just never come. */
export function useWsForHttp(code: string): string {
  if (code.split(pattern).length !== 2) {
    throw new Error(changed(`its appsyncUrl.mjs no longer holds ${pattern} once`));
  }
  return code.replace(pattern, ".replace('http://', 'ws://')");
}

function changed(how: string): string {
  return `@aws-amplify/api-graphql has changed: ${how}. See whether it now uses ws:// for http:// by itself, and change local/front-end/plain-websocket.ts.`;
}
