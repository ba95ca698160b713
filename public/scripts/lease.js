// Renews the lease of somebody who is editing a claim while they use the page, at most once a minute. Without this script
// opening or sending the form renews it.

const notice = document.querySelector('[data-lease]');
const form = document.querySelector('#claim-form');
const pause = 60_000;

if (notice && form) {
  let renewedAt = Date.now();
  let isUsed = false;
  let isHeld = true;

  const renew = async () => {
    if (!isHeld || !isUsed || document.visibilityState !== 'visible' || Date.now() - renewedAt < pause) return;
    isUsed = false;
    renewedAt = Date.now();
    const answer = await fetch(notice.dataset.lease, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: '{"renew":true}',
    }).catch(() => null);
    if (answer?.status !== 409 && answer?.status !== 401) return;
    isHeld = false;
    const { detail } = await answer.json();
    notice.classList.add('notice-doubt');
    notice.querySelector('[role=status]').textContent =
      answer.status === 401
        ? 'You are signed out. What you type is kept: save, and sign in again.'
        : `${detail} You can go on: whoever saves second is shown both and chooses.`;
    notice.querySelector('form')?.remove();
  };
  const use = () => {
    isUsed = true;
    void renew();
  };
  form.addEventListener('input', use);
  document.addEventListener('visibilitychange', use);
  setInterval(() => void renew(), pause / 4);
}
