/** Having the service worker keep the page, so that it opens without a network. */

/** As much of trusted types as is used; browsers without them take a plain address. */
interface TrustedTypes {
  createPolicy(name: string, rules: { createScriptURL: () => string }): { createScriptURL(given: string): string };
}

declare global {
  interface Window {
    readonly trustedTypes?: TrustedTypes;
  }
}

/** Have the service worker keep the page, once there is nothing more urgent to do. */
export function keepShell(): void {
  if (!("serviceWorker" in navigator)) return;
  const register = (): void => {
    navigator.serviceWorker.register(workerAddress()).catch(() => {
      // Without it, everything works but the page needs the network to open.
    });
  };
  if ("requestIdleCallback" in window) requestIdleCallback(register, { timeout: 10_000 });
  else setTimeout(register, 3_000);
}

/** The one address that this page may ever turn into a script, as the server's policy has it. */
function workerAddress(): string {
  const address = "/worker.js";
  const policy = window.trustedTypes?.createPolicy("tondo-worker", { createScriptURL: () => address });
  return policy?.createScriptURL(address) ?? address;
}
