import { execFile } from "node:child_process";
import { createReadStream, createWriteStream, existsSync } from "node:fs";
import { copyFile, glob, lstat, mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { pipeline } from "node:stream/promises";
import { promisify } from "node:util";
import { createGunzip } from "node:zlib";
import { PACKAGES, READER } from "./packages.ts";

const run = promisify(execFile);
const OPTIONS = { maxBuffer: 64 * 1_024 ** 2 };

/** Texts not written for a search test: Debian's manual pages, documents and Korean handbooks. */
export interface Corpus {
  /** The paths inside are the same on every machine. */
  readonly folder: string;
  /** Versions of the Debian packages it comes from. */
  readonly versions: Readonly<Record<string, string>>;
}

/** Downloads the corpus into a cache, once. @throws Error when apt or dpkg is missing, or a package is unavailable */
export const fetchCorpus = async (cache: string, say: (line: string) => void, signal: AbortSignal): Promise<Corpus> => {
  const folder = join(cache, "corpus");
  const list = join(cache, "versions.json");
  if (existsSync(folder)) return { folder, versions: JSON.parse(await readFile(list, "utf8")) };
  say(`Fetching ${PACKAGES.length} Debian packages into ${cache} (once).`);
  await mkdir(cache, { recursive: true });
  const work = await mkdtemp(join(cache, "fetching-"));
  try {
    const packages = await download(work, signal);
    const files = join(work, "files");
    for (const file of Object.values(packages.files)) await run("dpkg-deb", ["-x", file, files], { signal });
    say("Reading the manual pages.");
    const corpus = join(work, "corpus");
    await copyManualPages(files, corpus, signal);
    await copyDocuments(files, corpus);
    await copyKorean(files, corpus);
    await writeFile(list, JSON.stringify(packages.versions));
    await rename(corpus, folder);
    return { folder, versions: packages.versions };
  } finally {
    await rm(work, { recursive: true, force: true });
  }
};

const download = async (folder: string, signal: AbortSignal) => {
  await run("apt-get", ["download", "-qq", ...PACKAGES, READER], { cwd: folder, signal, ...OPTIONS });
  const names = (await readdir(folder)).filter((name) => name.endsWith(".deb"));
  const parts = names.map((name) => [name, name.split("_")] as const);
  return {
    files: Object.fromEntries(parts.map(([name, [key = ""]]) => [key, join(folder, name)])),
    versions: Object.fromEntries(parts.map(([, [key = "", version = ""]]) => [key, decodeURIComponent(version)])),
  };
};

/** English pages are directly under `man`, translated ones in a folder for their language. */
const copyManualPages = async (files: string, corpus: string, signal: AbortSignal): Promise<void> => {
  const mandoc = join(files, "usr/bin/mandoc");
  const pages = join(files, "usr/share/man");
  for (const [language, pattern] of [
    ["en", "man[1578]/*.gz"],
    ["ko", "ko/man[1578]/*.gz"],
  ] as const)
    for await (const path of glob(pattern, { cwd: pages })) {
      signal.throwIfAborted();
      const page = join(pages, path);
      const source = (await lstat(page)).isFile() ? await unzip(page) : "";
      // An alias of another page is not a document.
      if (/^\.so /m.test(source) || source === "") continue;
      const plain = page.replace(/\.gz$/, "");
      await writeFile(plain, source);
      const { stdout } = await run(mandoc, ["-T", "html", "-K", "utf-8", plain], OPTIONS).catch(
        ({ stdout: read = "" }: { stdout?: string }) => ({ stdout: read }),
      );
      if (stdout === "") continue;
      await write(join(corpus, language, basename(dirname(path)), `${basename(plain)}.html`), stdout);
    }
};

const unzip = async (file: string): Promise<string> => {
  const { stdout } = await run("gzip", ["-dc", file], OPTIONS);
  return stdout;
};

/** Other documentation in the packages, without changelogs and licences. */
const copyDocuments = async (files: string, corpus: string): Promise<void> => {
  const documents = join(files, "usr/share/doc");
  for await (const path of glob("*/{README,FAQ,HACKING,TODO,examples}*{,.Debian,.txt,.md,.gz}", { cwd: documents })) {
    const source = join(documents, path);
    if (!(await lstat(source)).isFile() || /changelog|copyright/i.test(path)) continue;
    const target = join(corpus, "en/doc", `${path.replace(/\.gz$/, "").replace(/\.(?:txt|md)$/, "")}.txt`);
    await mkdir(dirname(target), { recursive: true });
    if (!path.endsWith(".gz")) await copyFile(source, target);
    else await pipeline(createReadStream(source), createGunzip(), createWriteStream(target));
  }
};

/** Handbooks in Korean. */
const KOREAN = {
  faq: "usr/share/doc/debian/FAQ/ko",
  install: "usr/share/doc/installation-guide-amd64/ko",
  office: "usr/share/libreoffice/help/ko/text",
} as const;

const copyKorean = async (files: string, corpus: string): Promise<void> => {
  for (const [name, folder] of Object.entries(KOREAN))
    for await (const path of glob(name === "office" ? "*/guide/*.html" : "*.html", { cwd: join(files, folder) }))
      await write(join(corpus, "ko", name, path), await readFile(join(files, folder, path), "utf8"));
};

const write = async (file: string, text: string): Promise<void> => {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
};
