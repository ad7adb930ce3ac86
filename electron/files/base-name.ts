/** The name of a file without its folders, for paths of either system. */
export function baseName(path: string): string {
  return path.split(/[/\\]/).at(-1) ?? path;
}
