export async function accountPage(..._a: unknown[]) {
  return {};
}
export async function showAccountAgain(..._a: unknown[]) {}
