/**
 * Words of everyday talk, for texts too short for n-grams ("hola", "ciao", "hello" detect wrong or not at all).
 * A word stands in each language that has it. Lower case, NFC.
 */
export const everydayWords: Readonly<Record<string, string>> = {
  en: "hello hi hey bye goodbye good morning evening night thanks thank you please yes no sorry welcome world friend help how are what where when who why is the my i am want need water food coffee love okay",
  es: "hola adiós buenos días buenas tardes noches gracias por favor sí no perdón bienvenido bienvenida mundo amigo amiga ayuda cómo estás qué tal dónde cuándo quién es el la mi yo quiero necesito agua comida café amor hasta luego mañana señor",
  fr: "bonjour bonsoir salut merci oui non au revoir s'il vous plaît pardon bienvenue monde ami amie aide comment ça va où quand qui est le la mon je suis veux eau café amour bonne nuit désolé à bientôt et",
  it: "ciao buongiorno buonasera buonanotte grazie prego sì no scusa scusi benvenuto benvenuta mondo amico amica aiuto come stai va dove quando chi è il la mio io voglio ho fame acqua caffè amore arrivederci per favore e",
  pt: "olá oi tchau bom dia boa tarde noite obrigado obrigada por favor sim não desculpe desculpa bem-vindo mundo amigo amiga ajuda como vai você onde quando quem é o a meu eu quero preciso água café amor até logo amanhã tudo bem e",
  ca: "hola adéu bon dia bona tarda nit gràcies si us plau sí no perdó benvingut benvinguda món amic amiga ajuda com estàs on quan qui és el la meu jo vull necessito aigua cafè amor fins aviat demà i",
  de: "hallo tschüss guten morgen tag abend gute nacht danke bitte ja nein entschuldigung willkommen welt freund hilfe wie geht wo wann wer ist der die das ich bin will wasser kaffee liebe und",
  nl: "hallo doei goedemorgen goedenavond dank je wel bedankt alsjeblieft ja nee sorry welkom wereld vriend hulp hoe gaat het waar wanneer wie is de mijn ik ben wil water koffie liefde en",
};
