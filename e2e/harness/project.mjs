// A project made of the code blocks of a page: what a reader would have who copies each of them.

import { execFile } from 'node:child_process'
import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { promisify } from 'node:util'

const BLOCK = /^```(\w+)(?: (\S+))?\n(.*?)^```$/gms
const PACKAGES = fileURLToPath(new URL('../node_modules', import.meta.url))

export class Project {
  /** Every block there was, also those without a file name, which are to be read only. */
  blocks

  /** An empty one, in a folder of its own, with the packages that are installed here. */
  static async begin() {
    const project = new Project()
    project.folder = await mkdtemp(join(tmpdir(), 'studentos-project-'))
    await symlink(PACKAGES, join(project.folder, 'node_modules'))
    await project.write('package.json', '{ "type": "module" }')
    return project
  }

  /** Writes each block of a page that has a file name. */
  async copy(page) {
    this.blocks = [...page.matchAll(BLOCK)].map(([, language, file, text]) => ({ language, file, text }))
    for (const { file, text } of this.blocks) if (file) await this.write(file, text)
  }

  write(file, text) {
    return writeFile(join(this.folder, file), text)
  }

  /** Runs one of its shell blocks, each line of which has to succeed; the answer is what it prints. */
  async run(file) {
    try {
      const { stdout } = await promisify(execFile)('bash', ['-eu', file], { cwd: this.folder })
      return stdout
    } catch ({ stdout, stderr }) {
      throw new Error(`${file} failed:\n${stdout}${stderr}`)
    }
  }

  /** One of its modules, compiled. */
  import(file) {
    return import(pathToFileURL(join(this.folder, file)))
  }

  remove() {
    return rm(this.folder, { recursive: true, force: true })
  }
}
