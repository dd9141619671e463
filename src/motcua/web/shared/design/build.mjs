// Builds dist/: one style sheet, one script, the web fonts, and the fonts for paper.
// A component adds its style.scss and script.js by having them; nothing is listed by hand.
import { cp, mkdir, readdir, rm, writeFile } from "node:fs/promises";
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { createRequire } from "node:module";
import * as esbuild from "esbuild";
import * as sass from "sass";

const here = dirname(fileURLToPath(import.meta.url));
const dist = join(here, "dist");
const packageFolder = (name) => dirname(createRequire(import.meta.url).resolve(`${name}/package.json`));

const WEB_FONTS = ["vietnamese", "latin"].flatMap((subset) =>
  [400, 600, 700].map((weight) => `be-vietnam-pro-${subset}-${weight}-normal.woff2`),
);
const PAPER_FONTS = {
  "@expo-google-fonts/tinos": ["400Regular", "400Regular_Italic", "700Bold", "700Bold_Italic"],
  "@expo-google-fonts/be-vietnam-pro": ["400Regular", "700Bold"],
};

async function componentsWith(file) {
  const names = await readdir(join(here, "components"));
  return names.sort().filter((name) => existsSync(join(here, "components", name, file)));
}

async function buildStyles() {
  const names = await componentsWith("style.scss");
  const entry = [
    '@use "styles/theme"; @use "styles/page"; @use "styles/head"; @use "styles/blocks"; @use "styles/find";',
    ...names.map((name) => `@use "components/${name}/style" as component-${name};`),
    '@use "styles/gallery"; @use "styles/print";',
  ].join("\n");
  const { css } = sass.compileString(entry, {
    url: pathToFileURL(join(here, "entry.scss")),
    loadPaths: [here, join(packageFolder("govuk-frontend"), "dist")],
    style: "compressed",
    quietDeps: true,
  });
  await writeFile(join(dist, "motcua.css"), css);
}

async function buildScript() {
  const names = await componentsWith("script.js");
  const lines = [
    'import { createAll } from "govuk-frontend";',
    ...names.map((name, i) => `import Component${i} from "./components/${name}/script.js";`),
    'document.body.classList.add("js-enabled", "govuk-frontend-supported");',
    ...names.map((_, i) => `createAll(Component${i});`),
  ];
  await esbuild.build({
    stdin: { contents: lines.join("\n"), resolveDir: here },
    bundle: true,
    format: "esm",
    minify: true,
    target: "es2022",
    legalComments: "none",
    outfile: join(dist, "motcua.js"),
  });
}

async function copyFonts() {
  const web = join(packageFolder("@fontsource/be-vietnam-pro"), "files");
  await Promise.all(WEB_FONTS.map((file) => cp(join(web, file), join(dist, "fonts", file))));
  for (const [name, weights] of Object.entries(PAPER_FONTS)) {
    for (const weight of weights) {
      const folder = join(packageFolder(name), weight);
      const [file] = (await readdir(folder)).filter((entry) => entry.endsWith(".ttf"));
      await cp(join(folder, file), join(dist, "paper", file));
    }
  }
}

await rm(dist, { recursive: true, force: true });
await mkdir(dist, { recursive: true });
await Promise.all([
  buildStyles(),
  buildScript(),
  copyFonts(),
  cp(join(here, "pictures"), join(dist, "pictures"), { recursive: true }),
]);
