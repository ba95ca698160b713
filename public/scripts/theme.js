// Runs before the page is drawn, so that a chosen theme does not flash, and what scripts show later has its room already.
document.documentElement.dataset.scripts = 'on';
try {
  const theme = localStorage.getItem('claimdesk-theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch {
  // Storage is closed to us: the system's theme counts.
}
