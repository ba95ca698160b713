export async function documentListPage(..._a: unknown[]) {
  return {};
}
