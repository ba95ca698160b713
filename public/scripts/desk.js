// Conveniences. Every page works without them; controls that need them are hidden in the markup and shown here.

const themes = { auto: 'Theme: as the system', light: 'Theme: light', dark: 'Theme: dark' };

for (const button of document.querySelectorAll('[data-theme-switch]')) {
  const order = Object.keys(themes);
  const show = () => {
    button.textContent = themes[document.documentElement.dataset.theme ?? 'auto'];
  };
  button.addEventListener('click', () => {
    const now = document.documentElement.dataset.theme ?? 'auto';
    const next = order[(order.indexOf(now) + 1) % order.length];
    if (next === 'auto') delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = next;
    try {
      localStorage.setItem('claimdesk-theme', next);
    } catch {
      // The choice lasts for this page then.
    }
    show();
  });
  show();
  button.hidden = false;
}

if (navigator.clipboard) {
  for (const button of document.querySelectorAll('[data-copy]')) {
    const said = button.querySelector('[data-said]');
    button.addEventListener('click', async () => {
      await navigator.clipboard.writeText(button.dataset.copy);
      said.textContent = 'Copied';
      setTimeout(() => {
        said.textContent = 'Copy';
      }, 2000);
    });
    button.hidden = false;
  }
}

const written = new WeakMap();
const contents = (form) => new URLSearchParams(new FormData(form)).toString();
const guarded = [...document.querySelectorAll('form[data-guard]')];
let sending = false;
for (const form of guarded) {
  written.set(form, contents(form));
  form.addEventListener('submit', () => {
    sending = true;
  });
}
addEventListener('beforeunload', (event) => {
  // A form that came back with errors has never been saved, changed since or not.
  const unsaved = (form) => form.dataset.guard === 'unsaved' || contents(form) !== written.get(form);
  if (!sending && guarded.some(unsaved)) event.preventDefault();
});
addEventListener('pageshow', () => {
  sending = false;
});

document.querySelector('.error-summary')?.focus();

addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest('input, textarea, select')) return;
  if (event.key === '/') {
    const search = document.querySelector('[data-search]');
    if (!search) return;
    event.preventDefault();
    search.closest('details')?.setAttribute('open', '');
    search.focus();
    search.select();
  }
  // Only while the keyboard is in a list, so that single letters stay free elsewhere (WCAG 2.1.4).
  const row = event.target.closest('.row');
  if (row && (event.key === 'j' || event.key === 'k')) {
    const other = event.key === 'j' ? row.nextElementSibling : row.previousElementSibling;
    other?.querySelector('.row-link')?.focus();
  }
});
