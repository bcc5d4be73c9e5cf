// The only script of TwelveRooms: it hands a form's question to the browser, and the browser's answer to the form. All words stand on the page.
(() => {
  'use strict';
  if (!window.PublicKeyCredential || !navigator.credentials) {
    return; // the page says that this browser cannot
  }

  const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), (c) => c.charCodeAt(0));
  const text = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
  const named = (list) => (list ?? []).map((c) => ({ ...c, id: bytes(c.id) }));

  // The browser's own fromJSON and toJSON are missing from older ones, and broken by some password managers.
  const question = (json) => {
    const q = JSON.parse(json);
    return {
      ...q,
      challenge: bytes(q.challenge),
      ...(q.user && { user: { ...q.user, id: bytes(q.user.id) } }),
      ...(q.excludeCredentials && { excludeCredentials: named(q.excludeCredentials) }),
      ...(q.allowCredentials && { allowCredentials: named(q.allowCredentials) }),
    };
  };
  const answer = (credential) => {
    const r = credential.response;
    const response = { clientDataJSON: text(r.clientDataJSON) };
    if (r.attestationObject) {
      response.attestationObject = text(r.attestationObject);
      response.transports = r.getTransports ? r.getTransports() : [];
    } else {
      response.authenticatorData = text(r.authenticatorData);
      response.signature = text(r.signature);
      response.userHandle = r.userHandle && r.userHandle.byteLength ? text(r.userHandle) : null;
    }

    return JSON.stringify({
      id: credential.id,
      rawId: text(credential.rawId),
      type: credential.type,
      authenticatorAttachment: credential.authenticatorAttachment ?? null,
      clientExtensionResults: {},
      response,
    });
  };

  let running = null;
  const ask = async (form) => {
    const says = form.querySelector('[data-passkey-says]');
    says.textContent = '';
    running?.abort(); // what the page began by itself gives way to the button
    const mine = running = new AbortController();
    try {
      const asked = { publicKey: question(form.dataset.passkeyOptions), signal: mine.signal };
      const credential = await (form.dataset.passkey === 'create' ? navigator.credentials.create(asked) : navigator.credentials.get(asked));
      form.elements.Answer.value = answer(credential);
      form.submit();
    } catch (wrong) {
      if (mine === running) {
        says.textContent = {
          NotAllowedError: says.dataset.stopped,
          AbortError: says.dataset.stopped,
          InvalidStateError: says.dataset.known,
          NotSupportedError: says.dataset.unable,
          ConstraintError: says.dataset.unable,
        }[wrong.name] ?? says.dataset.failed;
      }
    }
  };

  document.querySelectorAll('[data-passkey-can]').forEach((part) => { part.hidden = false; });
  document.querySelectorAll('[data-passkey-cannot]').forEach((part) => { part.hidden = true; });
  document.querySelectorAll('form[data-passkey]').forEach((form) => {
    form.addEventListener('submit', (sent) => {
      sent.preventDefault();
      ask(form);
    });
    if (form.dataset.passkeyAtOnce === 'yes') {
      ask(form);
    }
  });
})();
