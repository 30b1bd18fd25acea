/** Types of run.mjs, which is plain JavaScript because it must run before anything is installed. */
export function findRuntime(): string;
export const typeScriptFlags: readonly string[];
export const runtimeFlags: readonly string[];
export const portalFlags: readonly string[];
export function runNode(args: readonly string[], options?: { readonly cwd?: string }): void;
