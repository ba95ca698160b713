// Offers people while somebody writes a name after an @. The list below the field says the same without this.

for (const field of document.querySelectorAll('textarea[data-mentions]')) {
  const form = field.closest('form');
  const choices = form.querySelector('[data-mention-choices]');
  const people = [...form.querySelectorAll('[data-handle]')].map(({ dataset }) => dataset);

  const begun = () => /(^|[^\p{L}\p{N}._%+/-])@([\p{L}\p{N}._-]*)$/u.exec(field.value.slice(0, field.selectionStart));

  const offer = () => {
    const written = begun()?.[2].toLowerCase();
    const fits = ({ handle, name }) =>
      handle.toLowerCase().startsWith(written) ||
      name
        .toLowerCase()
        .split(' ')
        .some((word) => word.startsWith(written));
    const fitting = written === undefined ? [] : people.filter(fits).slice(0, 8);
    choices.replaceChildren(...fitting.map(choice));
    choices.hidden = fitting.length === 0;
  };

  const choice = ({ handle, name }) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'button button-quiet';
    button.textContent = `@${handle} ${name}`;
    button.addEventListener('click', () => {
      const written = begun();
      if (!written) return;
      const start = field.selectionStart - written[2].length;
      field.setRangeText(`${handle} `, start, field.selectionStart, 'end');
      field.focus();
      offer();
    });
    return button;
  };

  field.addEventListener('input', offer);
  field.addEventListener('click', offer);
}
