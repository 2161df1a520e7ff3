/** How the client is built, and what it may weigh: "light" is a promise, so every build measures it. */
import { createHash } from "node:crypto";
import { gzipSync } from "node:zlib";
import type { Plugin, Rolldown } from "vite";
import { defineConfig } from "vitest/config";

/**
 * Bytes of script and style, compressed, that a first visit may load. Fonts and later chunks come on their own time.
 *
 * Home has no editor in it, and so is far lighter than a board.
 */
const BOARD_LIMIT = 120 * 1024;
const HOME_LIMIT = 44 * 1024;

/** The page for each sort of address, and the screen that it shows: the parts of the screen are fetched with the page. */
const PAGES = [
  { file: "index.html", screen: "/src/chrome/home.tsx", limit: HOME_LIMIT },
  { file: "board.html", screen: "/src/chrome/join.tsx", limit: BOARD_LIMIT },
];
const WORKER = "worker.js";

type Bundle = Rolldown.OutputBundle;
type Chunk = Rolldown.OutputChunk & { readonly viteMetadata?: { readonly importedCss: ReadonlySet<string> } };

function chunksOf(bundle: Bundle): readonly Chunk[] {
  return Object.values(bundle).filter((output): output is Chunk => output.type === "chunk");
}

/** These chunks and all that they import statically. */
function withImports(bundle: Bundle, first: readonly Chunk[]): ReadonlySet<Chunk> {
  const needed = new Set<Chunk>();
  const visit = (chunk: Chunk | undefined): void => {
    if (!chunk || needed.has(chunk)) return;
    needed.add(chunk);
    for (const name of chunk.imports) visit(chunksOf(bundle).find(({ fileName }) => fileName === name));
  };
  first.forEach(visit);
  return needed;
}

function weight(bundle: Bundle, name: string): number {
  const output = bundle[name];
  if (!output) return 0;
  return gzipSync(output.type === "chunk" ? output.code : output.source).length;
}

/** Writes a page for each screen, which names all that the screen needs, and fails when that is heavier than it may be. */
function pages(): Plugin {
  return {
    name: "pages",
    apply: "build",
    // After Vite's own plugins, which still write style sheets and preload lists into the bundle.
    enforce: "post",
    generateBundle: {
      order: "post",
      handler(_options, bundle) {
        const index = bundle["index.html"];
        if (index?.type !== "asset") return;
        const plain = String(index.source);
        for (const { file, screen, limit } of PAGES) {
          const first = chunksOf(bundle).filter(
            (chunk) =>
              (chunk.isEntry && chunk.fileName !== WORKER) || chunk.moduleIds.some((id) => id.endsWith(screen)),
          );
          const needed = [...withImports(bundle, first)];
          const scripts = needed.map(({ fileName }) => fileName);
          const styles = [...new Set(needed.flatMap(({ viteMetadata }) => [...(viteMetadata?.importedCss ?? [])]))];
          const links = [
            ...scripts.map((name) => ({ name, link: `<link rel="modulepreload" crossorigin href="/${name}">` })),
            ...styles.map((name) => ({ name, link: `<link rel="stylesheet" crossorigin href="/${name}">` })),
          ];
          const missing = links.filter(({ name }) => !plain.includes(`"/${name}"`));
          const source = plain.replace("  </head>", `${missing.map(({ link }) => `    ${link}\n`).join("")}  </head>`);
          if (file === "index.html") index.source = source;
          else this.emitFile({ type: "asset", fileName: file, source });
          const total = [...scripts, ...styles].reduce((sum, name) => sum + weight(bundle, name), 0);
          const figure = `${file}: first load ${(total / 1024).toFixed(1)} kB compressed, limit ${limit / 1024} kB`;
          if (total > limit) this.error(`The client is too heavy. ${figure}`);
          console.info(figure);
        }
      },
    },
  };
}

/** Tells the service worker which files make up this version. */
function shell(): Plugin {
  return {
    name: "shell",
    apply: "build",
    enforce: "post",
    generateBundle: {
      order: "post",
      handler(_options, bundle) {
        const worker = bundle[WORKER];
        if (worker?.type !== "chunk") return;
        if (worker.imports.length > 0) this.error("A service worker is one file: it shares nothing with the page.");
        const files = Object.keys(bundle)
          .filter((name) => /^assets\/.*\.(js|css|woff2)$/.test(name))
          .sort();
        const entry = chunksOf(bundle).find(({ isEntry, fileName }) => isEntry && fileName !== WORKER)?.fileName ?? "";
        const version = createHash("sha256").update(files.join()).digest("hex").slice(0, 12);
        worker.code = worker.code
          .replace(/["'`]__FILES__["'`]/, JSON.stringify(files.map((name) => `/${name}`)))
          .replace("__ENTRY__", entry)
          .replace("__VERSION__", version);
      },
    },
  };
}

const server = "127.0.0.1:8000";

export default defineConfig({
  base: "/",
  plugins: [pages(), shell()],
  build: {
    outDir: "../server/tondo/static",
    emptyOutDir: true,
    assetsDir: "assets",
    target: "es2023",
    // Inlined fonts would count against everybody's first load.
    assetsInlineLimit: 2048,
    rolldownOptions: {
      input: { index: "index.html", worker: "src/worker.ts" },
      output: {
        // A service worker keeps its name: by it, browsers look for a newer one.
        entryFileNames: ({ name }) => (name === "worker" ? WORKER : "assets/[name]-[hash].js"),
      },
    },
  },
  server: {
    proxy: {
      "/api": `http://${server}`,
      "/ws": { target: `ws://${server}`, ws: true },
    },
  },
  test: { include: ["src/**/*.test.{ts,tsx}"] },
});
