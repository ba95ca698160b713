export async function documentPage(..._a: unknown[]) {
  return {};
}
