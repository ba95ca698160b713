export async function peoplePage(..._a: unknown[]) {
  return {};
}
