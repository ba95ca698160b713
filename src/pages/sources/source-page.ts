export async function sourcePage(..._a: unknown[]) {
  return {};
}
