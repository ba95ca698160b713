export async function auditPage(..._a: unknown[]) {
  return {};
}
