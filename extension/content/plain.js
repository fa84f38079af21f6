/**
 * Plain words for how a control stands, in the languages that pages most often have. Of a setting that the member showed
 * none is quoted: these are known for it, so that a word beside its control which says the opposite isn't overlooked.
 */
{
  /** For each language what is said of a control that is on, and of one that is off. */
  const WORDS = {
    en: ["On Yes Enabled Allowed", "Off No Disabled"],
    de: ["Ein An Ja Aktiviert", "Aus Nein Deaktiviert"],
    fr: ["Activé Activée Oui", "Désactivé Désactivée Non"],
    it: ["Attivo Attivato Sì", "Disattivato No"],
    nl: ["Aan Ja", "Uit Nee"],
    pt: ["Ativado Ativada Sim", "Desativado Desativada Não"],
    es: ["Activado Activada Sí", "Desactivado Desactivada No"],
    pl: ["Włączone Wł. Tak", "Wyłączone Wył. Nie"],
    cs: ["Zapnuto Ano", "Vypnuto Ne"],
    da: ["Til Ja", "Fra Nej"],
    sv: ["På Ja", "Av Nej"],
    no: ["På Ja", "Av Nei"],
    fi: ["Päällä Käytössä Kyllä", "Pois Ei"],
    hu: ["Be Igen", "Ki Nem"],
    ro: ["Activat Da", "Dezactivat Nu"],
    el: ["Ενεργό Ναι", "Ανενεργό Όχι"],
    tr: ["Açık Evet", "Kapalı Hayır"],
    ru: ["Вкл Да", "Выкл Нет"],
    uk: ["Увімкнено Так", "Вимкнено Ні"],
    zh: ["開啟 开启 開 开 是", "關閉 关闭 關 关 否"],
    ja: ["オン はい", "オフ いいえ"],
    ko: ["켜짐 예", "꺼짐 아니요"],
    ar: ["تشغيل نعم", "إيقاف لا"],
  };

  /** @type {StillOff.Namespace["plain"]} */
  stillOff.plain = (trainingOff) =>
    Object.entries(WORDS).map(([language, words]) => {
      const [stands, not] = words.map((some) => some.split(" "));
      return trainingOff === "checked" ? { language, on: not, off: stands } : { language, on: stands, off: not };
    });
}
