import type { Language } from '@milpa/sdk';

/** Words of the pages where people sign in with more than a password, and look after their account. */
export interface AccountWords {
  readonly title: string;
  readonly nav: string;
  readonly done: Readonly<Record<'password' | 'codes' | 'removed' | 'passkey' | 'ended' | 'others', string>>;
  readonly password: {
    readonly title: string;
    readonly current: string;
    readonly next: string;
    readonly hint: string;
    readonly again: string;
    readonly submit: string;
    readonly noCurrent: string;
  };
  readonly codes: {
    readonly title: string;
    readonly lead: string;
    readonly on: (left: string) => string;
    readonly start: string;
    readonly scan: string;
    readonly picture: string;
    readonly secret: string;
    readonly code: string;
    readonly codeHint: string;
    readonly confirm: string;
    readonly recovery: string;
    readonly recoveryLead: string;
    readonly keep: string;
    readonly remove: string;
    readonly removeLead: string;
    readonly noCode: string;
  };
  readonly passkeys: {
    readonly title: string;
    readonly lead: string;
    readonly none: string;
    readonly name: string;
    readonly add: string;
    readonly needsScript: string;
    readonly failed: string;
    readonly created: string;
    readonly lastUsed: string;
    readonly never: string;
    readonly remove: string;
    readonly removeOf: (name: string) => string;
  };
  readonly sessions: {
    readonly title: string;
    readonly lead: string;
    readonly here: string;
    readonly unknown: string;
    readonly since: (day: string) => string;
    readonly seen: (day: string) => string;
    readonly end: string;
    readonly endOf: (agent: string) => string;
    readonly endOthers: string;
  };
  readonly signIn: {
    readonly codeTitle: string;
    readonly codeLead: string;
    readonly submit: string;
    readonly passkey: string;
    readonly oidc: (label: string) => string;
    readonly or: string;
  };
}

const en: AccountWords = {
  title: 'My account',
  nav: 'My account',
  done: {
    password: 'Your password was changed; you were signed out everywhere else.',
    codes: 'From now on signing in asks for a code.',
    removed: 'Signing in no longer asks for a code.',
    passkey: 'The list of passkeys is as you wanted it.',
    ended: 'That session has ended.',
    others: 'You are signed out everywhere else.',
  },
  password: {
    title: 'Password',
    current: 'Present password',
    next: 'New password',
    hint: 'At least 12 characters. Four words that do not belong together are easy to remember.',
    again: 'New password, once more',
    submit: 'Change password',
    noCurrent: 'Enter your present password.',
  },
  codes: {
    title: 'Codes of an authenticator app',
    lead: 'With them a stolen password alone opens nothing. You need an app such as the one for codes on your telephone.',
    on: (left) => `Signing in asks for a code. Recovery codes left: ${left}.`,
    start: 'Set up codes',
    scan: 'Scan this with the app, or type the secret into it. Then enter the code it shows.',
    picture: 'QR code with the secret',
    secret: 'Secret',
    code: 'Code',
    codeHint: 'Six digits from the app, or a recovery code.',
    confirm: 'Turn codes on',
    recovery: 'Your recovery codes',
    recoveryLead:
      'Each opens your account once, should the app be lost. They are shown this one time: keep them on paper.',
    keep: 'I have kept them',
    remove: 'Turn codes off',
    removeLead: 'Signing in will ask for the password alone. Enter a code to confirm that it is you.',
    noCode: 'Enter the code.',
  },
  passkeys: {
    title: 'Passkeys',
    lead: 'Sign in with your fingerprint, your face or the PIN of a device, without a password. A passkey cannot be guessed, and no false page can steal it.',
    none: 'You have none yet.',
    name: 'Name of this device',
    add: 'Add a passkey',
    needsScript: 'Adding a passkey needs JavaScript and a browser that knows passkeys.',
    failed: 'The passkey was not added. Try again, or use another device.',
    created: 'Added',
    lastUsed: 'Last used',
    never: 'never',
    remove: 'Remove',
    removeOf: (name) => `Remove the passkey ${name}`,
  },
  sessions: {
    title: 'Where you are signed in',
    lead: 'End what you do not know, and change your password.',
    here: 'this browser',
    unknown: 'A program without a name',
    since: (day) => `since ${day}`,
    seen: (day) => `last seen ${day}`,
    end: 'Sign out there',
    endOf: (agent) => `Sign out there: ${agent}`,
    endOthers: 'Sign out everywhere else',
  },
  signIn: {
    codeTitle: 'Enter your code',
    codeLead: 'The password was right. Now enter the six digits that your authenticator app shows, or a recovery code.',
    submit: 'Sign in',
    passkey: 'Sign in with a passkey',
    oidc: (label) => `Sign in with ${label}`,
    or: 'or',
  },
};

const es: AccountWords = {
  title: 'Mi cuenta',
  nav: 'Mi cuenta',
  done: {
    password: 'Su contraseña cambió; se cerraron sus demás sesiones.',
    codes: 'Desde ahora se pide un código al entrar.',
    removed: 'Ya no se pide un código al entrar.',
    passkey: 'La lista de llaves de acceso quedó como usted quería.',
    ended: 'Esa sesión terminó.',
    others: 'Se cerraron todas sus demás sesiones.',
  },
  password: {
    title: 'Contraseña',
    current: 'Contraseña actual',
    next: 'Contraseña nueva',
    hint: 'Al menos 12 caracteres. Cuatro palabras sin relación entre sí son fáciles de recordar.',
    again: 'Contraseña nueva, otra vez',
    submit: 'Cambiar contraseña',
    noCurrent: 'Escriba su contraseña actual.',
  },
  codes: {
    title: 'Códigos de una aplicación de autenticación',
    lead: 'Con ellos, una contraseña robada no abre nada por sí sola. Necesita una aplicación de códigos en su teléfono.',
    on: (left) => `Al entrar se pide un código. Códigos de recuperación que quedan: ${left}.`,
    start: 'Preparar códigos',
    scan: 'Escanee esto con la aplicación o escriba en ella el secreto. Después escriba el código que muestra.',
    picture: 'Código QR con el secreto',
    secret: 'Secreto',
    code: 'Código',
    codeHint: 'Seis cifras de la aplicación, o un código de recuperación.',
    confirm: 'Activar códigos',
    recovery: 'Sus códigos de recuperación',
    recoveryLead:
      'Cada uno abre su cuenta una vez, si pierde la aplicación. Se muestran solo ahora: guárdelos en papel.',
    keep: 'Ya los guardé',
    remove: 'Desactivar códigos',
    removeLead: 'Al entrar se pedirá solo la contraseña. Escriba un código para confirmar que es usted.',
    noCode: 'Escriba el código.',
  },
  passkeys: {
    title: 'Llaves de acceso',
    lead: 'Entre con su huella, su rostro o el PIN de un dispositivo, sin contraseña. Una llave de acceso no se adivina y ninguna página falsa puede robarla.',
    none: 'Todavía no tiene ninguna.',
    name: 'Nombre de este dispositivo',
    add: 'Agregar una llave de acceso',
    needsScript: 'Para agregar una llave de acceso se necesita JavaScript y un navegador que las conozca.',
    failed: 'La llave de acceso no se agregó. Intente de nuevo o use otro dispositivo.',
    created: 'Agregada',
    lastUsed: 'Último uso',
    never: 'nunca',
    remove: 'Quitar',
    removeOf: (name) => `Quitar la llave de acceso ${name}`,
  },
  sessions: {
    title: 'Dónde tiene sesiones abiertas',
    lead: 'Cierre las que no reconozca y cambie su contraseña.',
    here: 'este navegador',
    unknown: 'Un programa sin nombre',
    since: (day) => `desde el ${day}`,
    seen: (day) => `visto el ${day}`,
    end: 'Cerrar esa sesión',
    endOf: (agent) => `Cerrar esa sesión: ${agent}`,
    endOthers: 'Cerrar todas las demás sesiones',
  },
  signIn: {
    codeTitle: 'Escriba su código',
    codeLead:
      'La contraseña es correcta. Ahora escriba las seis cifras que muestra su aplicación, o un código de recuperación.',
    submit: 'Entrar',
    passkey: 'Entrar con una llave de acceso',
    oidc: (label) => `Entrar con ${label}`,
    or: 'o',
  },
};

const fr: AccountWords = {
  title: 'Mon compte',
  nav: 'Mon compte',
  done: {
    password: 'Votre mot de passe a changé ; vous êtes déconnecté partout ailleurs.',
    codes: 'Désormais, la connexion demande un code.',
    removed: 'La connexion ne demande plus de code.',
    passkey: 'La liste des clés d’accès est comme vous le vouliez.',
    ended: 'Cette session est terminée.',
    others: 'Vous êtes déconnecté partout ailleurs.',
  },
  password: {
    title: 'Mot de passe',
    current: 'Mot de passe actuel',
    next: 'Nouveau mot de passe',
    hint: 'Au moins 12 caractères. Quatre mots sans lien entre eux se retiennent facilement.',
    again: 'Nouveau mot de passe, encore une fois',
    submit: 'Changer le mot de passe',
    noCurrent: 'Saisissez votre mot de passe actuel.',
  },
  codes: {
    title: 'Codes d’une application d’authentification',
    lead: 'Avec eux, un mot de passe volé n’ouvre rien à lui seul. Il faut une application de codes sur votre téléphone.',
    on: (left) => `La connexion demande un code. Codes de secours restants : ${left}.`,
    start: 'Préparer les codes',
    scan: 'Scannez ceci avec l’application, ou saisissez-y le secret. Entrez ensuite le code qu’elle affiche.',
    picture: 'Code QR contenant le secret',
    secret: 'Secret',
    code: 'Code',
    codeHint: 'Six chiffres de l’application, ou un code de secours.',
    confirm: 'Activer les codes',
    recovery: 'Vos codes de secours',
    recoveryLead:
      'Chacun ouvre votre compte une fois, si l’application est perdue. Ils ne sont affichés qu’ici : gardez-les sur papier.',
    keep: 'Je les ai gardés',
    remove: 'Désactiver les codes',
    removeLead: 'La connexion ne demandera plus que le mot de passe. Saisissez un code pour confirmer que c’est vous.',
    noCode: 'Saisissez le code.',
  },
  passkeys: {
    title: 'Clés d’accès',
    lead: 'Connectez-vous avec votre empreinte, votre visage ou le code d’un appareil, sans mot de passe. Une clé d’accès ne se devine pas, et aucune fausse page ne peut la voler.',
    none: 'Vous n’en avez pas encore.',
    name: 'Nom de cet appareil',
    add: 'Ajouter une clé d’accès',
    needsScript: 'Pour ajouter une clé d’accès, il faut JavaScript et un navigateur qui les connaît.',
    failed: 'La clé d’accès n’a pas été ajoutée. Réessayez, ou utilisez un autre appareil.',
    created: 'Ajoutée',
    lastUsed: 'Dernier usage',
    never: 'jamais',
    remove: 'Retirer',
    removeOf: (name) => `Retirer la clé d’accès ${name}`,
  },
  sessions: {
    title: 'Où vous êtes connecté',
    lead: 'Fermez ce que vous ne reconnaissez pas, et changez votre mot de passe.',
    here: 'ce navigateur',
    unknown: 'Un programme sans nom',
    since: (day) => `depuis le ${day}`,
    seen: (day) => `vu le ${day}`,
    end: 'Se déconnecter là',
    endOf: (agent) => `Se déconnecter là : ${agent}`,
    endOthers: 'Se déconnecter partout ailleurs',
  },
  signIn: {
    codeTitle: 'Saisissez votre code',
    codeLead:
      'Le mot de passe est juste. Saisissez maintenant les six chiffres de votre application, ou un code de secours.',
    submit: 'Se connecter',
    passkey: 'Se connecter avec une clé d’accès',
    oidc: (label) => `Se connecter avec ${label}`,
    or: 'ou',
  },
};

export const accountWords: Readonly<Record<Language, AccountWords>> = { es, en, fr };
