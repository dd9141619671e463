// The sandbox's identity provider: node provider.mjs SETTINGS.json
// Levels by acr, step-up, signed tokens, logout and back-channel logout; nothing is remembered
// but the keys. It listens on this machine only.
import { readFile, writeFile } from "node:fs/promises";
import { exportJWK, generateKeyPair } from "jose";
import Provider from "oidc-provider";
import { choose, leave, message } from "./pages.mjs";

const settings = JSON.parse(await readFile(process.argv[2], "utf-8"));
const personas = new Map(settings.personas.map((persona) => [persona.personal_number, persona]));
const LEVELS = ["1", "2"];

async function keptKeys() {
  try {
    return JSON.parse(await readFile(settings.keys, "utf-8"));
  } catch (error) {
    if (error.code !== "ENOENT") throw error;
  }
  const { privateKey } = await generateKeyPair("RS256", { extractable: true });
  const keys = { keys: [{ ...(await exportJWK(privateKey)), use: "sig", alg: "RS256" }] };
  const cookies = [Buffer.from(crypto.getRandomValues(new Uint8Array(32))).toString("base64url")];
  const made = { ...keys, cookies };
  await writeFile(settings.keys, JSON.stringify(made), { mode: 0o600 });
  return made;
}

function account(persona, number) {
  return (
    persona && {
      accountId: number,
      claims: () => ({
        sub: number,
        citizenPid: persona.personal_number,
        fullName: persona.full_name,
        birthDate: persona.birth_date,
        accountType: "1",
        accountLevel: String(persona.level),
      }),
    }
  );
}

// The subject is not the personal number: a provider may give a number to somebody else one day.
const subjectOf = (persona) => `persona-${persona.username}`;
const bySubject = new Map(settings.personas.map((persona) => [subjectOf(persona), persona]));
const kept = await keptKeys();

const provider = new Provider(settings.issuer, {
  clients: [
    {
      client_id: settings.client_id,
      client_secret: settings.client_secret,
      redirect_uris: [`${settings.web_url}/sign-in/callback`],
      post_logout_redirect_uris: [`${settings.web_url}/`],
      backchannel_logout_uri: `${settings.web_url}/sign-in/back-channel-logout`,
      backchannel_logout_session_required: true,
      id_token_signed_response_alg: "RS256",
    },
  ],
  jwks: { keys: kept.keys },
  cookies: {
    keys: kept.cookies,
    names: {
      interaction: "sandbox_interaction",
      resume: "sandbox_resume",
      session: "sandbox_session",
    },
  },
  acrValues: LEVELS,
  claims: {
    openid: ["sub"],
    identity: ["citizenPid", "fullName", "birthDate", "accountType", "accountLevel"],
    acr: null,
    auth_time: null,
    sid: null,
  },
  scopes: ["openid", "identity"],
  pkce: { required: () => true },
  features: {
    devInteractions: { enabled: false },
    backchannelLogout: { enabled: true },
    rpInitiatedLogout: {
      enabled: true,
      logoutSource: (ctx, form) => show(ctx, leave(language(ctx), form)),
      postLogoutSuccessSource: (ctx) => show(ctx, message(language(ctx), "left")),
    },
  },
  findAccount: (_ctx, subject) => account(bySubject.get(subject), subject),
  interactions: { url: (_ctx, interaction) => `/choose/${interaction.uid}` },
  loadExistingGrant: agreed,
  renderError: (ctx, out) => show(ctx, message(language(ctx), "wrong", out.error)),
  ttl: { Session: 8 * 3600, Interaction: 3600, Grant: 8 * 3600, AccessToken: 600, IdToken: 600 },
  // The library asks no loopback address by itself; here there is nothing else.
  fetch: (address, options) => fetch(address, { ...options, dispatcher: undefined }),
});

// There is one client, ours, so nobody is asked for consent.
async function agreed(ctx) {
  const { client, session } = ctx.oidc;
  const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
  grant.addOIDCScope("openid identity");
  await grant.save();
  return grant;
}

function language(ctx) {
  const wish = ctx.query.language ?? ctx.cookies.get("language", { signed: false });
  return wish === "en" ? "en" : "vi";
}

function show(ctx, html) {
  ctx.set(
    "Content-Security-Policy",
    `default-src 'none'; style-src 'self'; form-action 'self' ${settings.web_url}; base-uri 'none'; frame-ancestors 'none'`,
  );
  ctx.set("Cache-Control", "no-store");
  ctx.type = "html";
  ctx.body = html;
}

async function body(ctx) {
  let text = "";
  for await (const chunk of ctx.req) {
    text += chunk;
    if (text.length > 10_000) ctx.throw(413);
  }
  return new URLSearchParams(text);
}

const styles = await readFile(new URL("./style.css", import.meta.url), "utf-8");

provider.use(async (ctx, next) => {
  if (ctx.path === "/healthz") ctx.body = "ok";
  else if (ctx.path === "/style.css") Object.assign(ctx, { type: "css", body: styles });
  else if (ctx.path.startsWith("/choose/")) await chooseAt(ctx);
  else await next();
});

async function chooseAt(ctx) {
  const { params } = await provider.interactionDetails(ctx.req, ctx.res);
  const asked = Math.min(...(params.acr_values ?? "1").split(" ").map(Number).filter(Boolean));
  if (ctx.method !== "POST") {
    show(ctx, choose(language(ctx), settings.personas, asked, ctx.path));
    return;
  }
  const chosen = await body(ctx);
  const persona = personas.get(chosen.get("persona"));
  const result = persona
    ? {
        login: {
          accountId: subjectOf(persona),
          acr: String(Math.min(persona.level, asked)),
          remember: true,
        },
      }
    : { error: "access_denied", error_description: "nobody was chosen" };
  await provider.interactionFinished(ctx.req, ctx.res, result, { mergeWithLastSubmission: false });
  ctx.respond = false;
}

const server = provider.listen(settings.port, "127.0.0.1");
process.on("SIGTERM", () => {
  server.close();
  server.closeAllConnections();
});
