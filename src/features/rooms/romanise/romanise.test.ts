import { describe, expect, it } from "vitest";
import { romanise } from "./romanise.ts";

describe("for a reader of Latin letters", () => {
  it.each([
    ["uk", "Чи безкоштовний гурток читання?", "Chy bezkoshtovnyi hurtok chytannia?"],
    ["uk", "Згорани, Київ, їжа, Юлія, Моє об’єкт, Єва", "Zghorany, Kyiv, yizha, Yuliia, Moie obiekt, Yeva"],
    ["ru", "Где находится больница? Щука, ЩУКА, Ельцин, подъезд, ещё", "Gde nakhoditsya bolnitsa? Shchuka, SHCHUKA, Yeltsin, podyezd, yeshchyo"],
    ["bg", "Къде е болницата? София, щастие", "Kade e bolnitsata? Sofia, shtastie"],
    ["sr", "Где је болница? Љубав, ЂАК, џеп", "Gde je bolnica? Ljubav, ĐAK, džep"],
    ["mk", "Каде е болницата? Ќерка", "Kade e bolnicata? Kjerka"],
    ["mn", "Эмнэлэг хаана байна?", "Emneleg khaana baina?"],
    ["el", "Πού είναι το νοσοκομείο; Ευχαριστώ πολύ, αυτό, μπορώ, Άγγελος", "Pou einai to nosokomeio? Efcharisto poly, afto, boro, Angelos"],
    ["ka", "სად არის საავადმყოფო?", "sad aris saavadmq’opo?"],
    ["hy", "Որտե՞ղ է հիվանդանոցը։", "Vortegh? e hivandanots’y."],
    ["hi", "अस्पताल कहाँ है? ज़रूर, पढ़ना। नमस्ते", "aspatāla kahām̐ hai? zarūra, paṛhanā. namastē"],
    ["gu", "હોસ્પિટલ ક્યાં છે?", "hōspiṭala kyāṁ chē?"],
    ["kn", "ಆಸ್ಪತ್ರೆ ಎಲ್ಲಿದೆ?", "āspatre ellide?"],
    ["ml", "ആശുപത്രി എവിടെയാണ്?", "āśupatri eviṭeyāṇ?"],
    ["si", "රෝහල කොහෙද?", "rōhala koheda?"],
    ["te", "ఆసుపత్రి ఎక్కడ ఉంది?", "āsupatri ekkaḍa uṁdi?"],
    ["ko", "병원이 어디에 있어요? 감사합니다 독립", "byeongwoni eodie isseoyo? gamsahamnida dongnip"],
    ["zh", "医院在哪里？我想去银行，谢谢。", "yī yuàn zài nǎ lǐ? wǒ xiǎng qù yín háng, xiè xiè."],
    ["zh-TW", "醫院在哪裡？\n我要 3 個（謝謝）！", "yī yuàn zài nǎ lǐ?\nwǒ yào 3 gè (xiè xiè)!"],
    ["ja", "ありがとう、コーヒー", "arigatou, koohii"],
    ["en", "My name is Юлія", undefined],
    ["uk", "Я живу в Berlin, 10115.", "Ya zhyvu v Berlin, 10115."],
  ])("%s: %s", async (language, text, latin) => {
    expect(await romanise(text, language, "en")).toBe(latin);
  });

  it.each([
    ["Japanese with kanji, whose reading nothing here can tell", "ja", "病院はどこですか？"],
    ["kana where a particle is not read as it is written", "ja", "これはなんですか"],
    ["Chinese characters in a text that is not Chinese", "ja", "東京"],
    ["Arabic, which writes no vowels", "ar", "أين المستشفى؟"],
    ["Hebrew, which writes no vowels", "he", "איפה בית החולים?"],
    ["Thai, whose vowels stand before what they follow", "th", "โรงพยาบาลอยู่ที่ไหน"],
    ["Tamil, whose consonants sound by their neighbours", "ta", "மருத்துவமனை எங்கே?"],
    ["Bengali, whose vowels sound by their neighbours", "bn", "হাসপাতাল কোথায়?"],
    ["an alphabet that nobody here knows", "tg", "Беморхона дар куҷост?"],
    ["a text of which a part would stay unread", "uk", "Юлія каже 你好"],
    ["what has no letters", "uk", "12:30 !? 👍🏽"],
    ["Latin letters", "vi", "Bệnh viện ở đâu?"],
    ["nothing", "uk", ""],
  ])("there is none for %s", async (_, language, text) => {
    expect(await romanise(text, language, "en")).toBeUndefined();
  });
});

it.each([
  ["uk", "ru", "Чи безкоштовний?"],
  ["ru", "sr", "Где больница?"],
  ["zh", "ja", "医院在哪里"],
  ["ko", "ko", "병원"],
  ["mr", "hi", "रुग्णालय कुठे आहे?"],
])("leaves alone what is %s for a reader of %s, whose script it is", async (language, reader, text) => {
  expect(await romanise(text, language, reader)).toBeUndefined();
});

it("serves readers of other scripts as well", async () => {
  expect(await romanise("Ευχαριστώ", "el", "ru")).toBe("Efcharisto");
  expect(await romanise("Где больница?", "ru", "not a language")).toBe("Gde bolnitsa?");
});
