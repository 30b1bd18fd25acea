import { EgressRefused } from './contract.ts';

/** Why something was not fetched, and what to do. */
export const refused = {
  address: (url: string) =>
    new EgressRefused('address', {
      en: `${url} is not an address files are fetched from. It must begin with https:// or http://, without a user name and on a usual port.`,
      es: `${url} no es una dirección de la que se traigan archivos. Debe comenzar con https:// o http://, sin nombre de usuario y en un puerto usual.`,
      fr: `${url} n'est pas une adresse d'où l'on récupère des fichiers. Elle doit commencer par https:// ou http://, sans nom d'utilisateur et sur un port usuel.`,
    }),
  closed: (url: string) =>
    new EgressRefused('private', {
      en: `${url} leads into a private network, which the portal does not enter. Upload the file instead, or ask the operator.`,
      es: `${url} lleva a una red privada, en la que el portal no entra. Suba el archivo o pregunte a quien opera el portal.`,
      fr: `${url} mène dans un réseau privé, où le portail n'entre pas. Déposez le fichier, ou demandez à l'exploitant.`,
    }),
  redirects: (url: string) =>
    new EgressRefused('redirects', {
      en: `${url} leads from one address to the next without end. Give the address of the file itself.`,
      es: `${url} lleva de una dirección a otra sin fin. Dé la dirección del archivo mismo.`,
      fr: `${url} mène d'une adresse à l'autre sans fin. Donnez l'adresse du fichier lui-même.`,
    }),
  status: (url: string, status: number) =>
    new EgressRefused('status', {
      en: `The server of ${url} answered ${status} instead of the file. Open the address in a browser to see why.`,
      es: `El servidor de ${url} respondió ${status} en vez del archivo. Abra la dirección en un navegador para ver por qué.`,
      fr: `Le serveur de ${url} a répondu ${status} au lieu du fichier. Ouvrez l'adresse dans un navigateur pour voir pourquoi.`,
    }),
  timeout: (url: string, ms: number) =>
    new EgressRefused('timeout', {
      en: `${url} was not there within ${Math.ceil(ms / 1000)} seconds. Try again later, or upload the file.`,
      es: `${url} no llegó en ${Math.ceil(ms / 1000)} segundos. Intente más tarde o suba el archivo.`,
      fr: `${url} n'est pas arrivé en ${Math.ceil(ms / 1000)} secondes. Réessayez plus tard, ou déposez le fichier.`,
    }),
  size: (url: string, bytes: number) =>
    new EgressRefused('size', {
      en: `${url} has more than the ${bytes.toLocaleString('en')} bytes that are accepted.`,
      es: `${url} tiene más de los ${bytes.toLocaleString('es')} bytes que se aceptan.`,
      fr: `${url} dépasse les ${bytes.toLocaleString('fr')} octets acceptés.`,
    }),
  network: (url: string, cause: unknown) =>
    new EgressRefused(
      'network',
      {
        en: `${url} could not be reached. Look at the address, or try again later.`,
        es: `No se pudo llegar a ${url}. Revise la dirección o intente más tarde.`,
        fr: `${url} n'a pas pu être atteint. Vérifiez l'adresse, ou réessayez plus tard.`,
      },
      { cause },
    ),
} as const;
