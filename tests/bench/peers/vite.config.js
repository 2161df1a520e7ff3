/** Builds the three pages that `bench_peers.py` opens. */
import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";

const page = (name) => fileURLToPath(new URL(`${name}.html`, import.meta.url));

export default defineConfig({
  base: "./",
  define: { "process.env.IS_PREACT": JSON.stringify("false") },
  build: {
    target: "es2023",
    // The pages of others are as heavy as they are: no need to be told at every build.
    chunkSizeWarningLimit: 10_000,
    rollupOptions: { input: ["blank", "excalidraw", "tldraw"].map(page) },
  },
});
