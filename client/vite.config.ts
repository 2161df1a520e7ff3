/** How the client is built, and what it may weigh: "light" is a promise, so every build measures it. */
import { gzipSync } from "node:zlib";
import type { Plugin, Rolldown } from "vite";
import { defineConfig } from "vitest/config";

/** Bytes of script and style, compressed, that a first visit may load. Fonts and later chunks come on their own time. */
const FIRST_LOAD_LIMIT = 120 * 1024;

/** Every chunk the page needs before it shows the board: the entry and all it imports statically. */
function firstChunks(bundle: Rolldown.OutputBundle): Set<string> {
  const needed = new Set<string>();
  const visit = (name: string): void => {
    const output = bundle[name];
    if (output?.type !== "chunk" || needed.has(name)) return;
    needed.add(name);
    output.imports.forEach(visit);
  };
  for (const output of Object.values(bundle)) {
    if (output.type === "chunk" && output.isEntry) visit(output.fileName);
  }
  return needed;
}

/** Fails the build when the first load is heavier than the limit, and prints the figure when it is not. */
function sizeBudget(): Plugin {
  return {
    name: "size-budget",
    apply: "build",
    // After Vite's own plugins, which still write style sheets and preload lists into the bundle.
    enforce: "post",
    generateBundle: {
      order: "post",
      handler(_options, bundle) {
        const chunks = firstChunks(bundle);
        const weights = Object.values(bundle).flatMap((output) => {
          if (output.type === "chunk") return chunks.has(output.fileName) ? [gzipSync(output.code).length] : [];
          return output.fileName.endsWith(".css") ? [gzipSync(output.source).length] : [];
        });
        const total = weights.reduce((sum, weight) => sum + weight, 0);
        const figure = `first load: ${(total / 1024).toFixed(1)} kB compressed, limit ${FIRST_LOAD_LIMIT / 1024} kB`;
        if (total > FIRST_LOAD_LIMIT) this.error(`The client is too heavy. ${figure}`);
        console.info(figure);
      },
    },
  };
}

const server = "127.0.0.1:8000";

export default defineConfig({
  base: "/",
  plugins: [sizeBudget()],
  build: {
    outDir: "../server/tondo/static",
    emptyOutDir: true,
    assetsDir: "assets",
    target: "es2023",
    // Inlined fonts would count against everybody's first load.
    assetsInlineLimit: 2048,
  },
  server: {
    proxy: {
      "/api": `http://${server}`,
      "/ws": { target: `ws://${server}`, ws: true },
    },
  },
  test: { include: ["src/**/*.test.{ts,tsx}"] },
});
