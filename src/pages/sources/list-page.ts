export async function sourceListPage(..._a: unknown[]) {
  return {};
}
