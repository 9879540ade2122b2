/** One way through one Apertium mode. */
export interface Direction {
  readonly source: string;
  readonly target: string;
  readonly mode: string;
  /** The Debian package that brings the mode. */
  readonly debianPackage: string;
}

/**
 * Every Debian package of use, and its modes as `source>target=mode`. Mode names mix two- and three-letter codes and
 * regional suffixes, so each is written out. `pt` is Brazilian and `no` is Bokmål, as for Amazon Translate.
 *
 * Left out because their output is unusable: spa-epo, cat-epo (broken in Debian), hbs-eng, urd-hin.
 */
const packages: Readonly<Record<string, string>> = {
  "apertium-eng-spa": "en>es=eng-spa es>en=spa-eng",
  "apertium-eng-cat": "en>ca=eng-cat ca>en=cat-eng",
  "apertium-fr-es": "fr>es=fr-es es>fr=es-fr",
  "apertium-fra-cat": "fr>ca=fra-cat ca>fr=cat-fra",
  "apertium-es-pt": "es>pt=es-pt_BR es>pt-PT=es-pt pt>es=pt-es pt-PT>es=pt-es",
  "apertium-por-cat": "ca>pt=cat-por_BR ca>pt-PT=cat-por pt>ca=por-cat pt-PT>ca=por-cat",
  "apertium-spa-ita": "es>it=spa-ita it>es=ita-spa",
  "apertium-spa-cat": "es>ca=spa-cat ca>es=cat-spa",
  "apertium-cat-ita": "ca>it=cat-ita it>ca=ita-cat",
  "apertium-es-gl": "es>gl=es-gl gl>es=gl-es",
  "apertium-en-gl": "en>gl=en-gl gl>en=gl-en",
  "apertium-pt-gl": "pt-PT>gl=pt-gl pt>gl=pt-gl gl>pt-PT=gl-pt",
  "apertium-eo-en": "eo>en=eo-en en>eo=en-eo",
  "apertium-eo-fr": "fr>eo=fr-eo",
  "apertium-oc-es": "oc>es=oc-es es>oc=es-oc",
  "apertium-oc-ca": "oc>ca=oc-ca ca>oc=ca-oc",
  "apertium-oci-fra": "oc>fr=oci-fra fr>oc=fra-oci",
  "apertium-spa-ast": "es>ast=spa-ast",
  "apertium-spa-arg": "es>an=spa-arg an>es=arg-spa",
  "apertium-es-ro": "ro>es=ro-es",
  "apertium-eu-es": "eu>es=eu-es",
  "apertium-eu-en": "eu>en=eu-en",
  "apertium-br-fr": "br>fr=br-fr",
  "apertium-swe-dan": "sv>da=swe-dan da>sv=dan-swe",
  "apertium-swe-nor": "sv>no=swe-nob sv>nn=swe-nno no>sv=nob-swe nn>sv=nno-swe",
  "apertium-dan-nor": "da>no=dan-nob da>nn=dan-nno no>da=nob-dan nn>da=nno-dan",
  "apertium-nno-nob": "no>nn=nob-nno nn>no=nno-nob",
  "apertium-isl-swe": "is>sv=isl-swe sv>is=swe-isl",
  "apertium-isl-eng": "is>en=isl-eng",
  "apertium-afr-nld": "af>nl=afr-nld nl>af=nld-afr",
  "apertium-ind-zlm": "id>ms=ind-zlm ms>id=zlm-ind",
  "apertium-rus-ukr": "ru>uk=rus-ukr uk>ru=ukr-rus",
  "apertium-bel-rus": "be>ru=bel-rus ru>be=rus-bel",
  "apertium-mkd-bul": "mk>bg=mkd-bul bg>mk=bul-mkd",
  "apertium-mkd-eng": "mk>en=mkd-eng",
  "apertium-hbs-slv": "hr>sl=hbs-slv bs>sl=hbs-slv sl>hr=slv-hbs_HR sl>bs=slv-hbs_BS",
};

export const directions: readonly Direction[] = Object.entries(packages).flatMap(([debianPackage, modes]) =>
  modes.split(" ").map((entry) => {
    const [source = "", target = "", mode = ""] = entry.split(/[>=]/);
    return { source, target, mode, debianPackage };
  }),
);

/** The pairs that `npm start` installs. */
export const corePackages: readonly string[] = Object.keys(packages).slice(0, 8);

/** Regional codes of Amazon Translate, and other names, for languages that the engine has in one form only. */
const aliases: Readonly<Record<string, string>> = { "es-MX": "es", "fr-CA": "fr", "pt-BR": "pt", nb: "no" };

export function canonicalLanguage(code: string): string {
  return aliases[code] ?? code;
}
