export async function personPage(..._a: unknown[]) {
  return {};
}
