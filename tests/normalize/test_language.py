"""Which language a page has: what it declares, what its text says, and which of them counts."""

from __future__ import annotations

import subprocess
import sys
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalize.fields import language
from normalize.fields.language import Detected, read_language
from normalize.settings import Settings

SETTINGS = Settings()
TEXTS = {
    "en": "I had my wisdom teeth out nine days ago and my lower lip is still numb on the left side. Should "
    "I be worried, or does it take longer than that? My dentist says it will come back.",
    "es": "Hola doctora, me quitaron las muelas del juicio hace nueve días y todavía tengo dormido el "
    "labio inferior del lado izquierdo. ¿Es normal o debo preocuparme? Gracias por su respuesta.",
    "fr": "Bonjour docteur, on m'a retiré les dents de sagesse il y a neuf jours et ma lèvre inférieure "
    "est toujours engourdie du côté gauche. Est-ce que c'est normal ou faut-il que je m'inquiète ?",
    "de": "Guten Tag, mir wurden vor neun Tagen die Weisheitszähne gezogen und meine Unterlippe ist auf "
    "der linken Seite noch immer taub. Ist das normal oder muss ich mir Sorgen machen?",
    "pt": "Olá doutor, tirei os dentes do siso há nove dias e o meu lábio inferior ainda está dormente do "
    "lado esquerdo. Isso é normal ou devo ficar preocupado? Muito obrigado pela sua resposta.",
    "it": "Buongiorno dottore, mi hanno tolto i denti del giudizio nove giorni fa e il labbro inferiore è "
    "ancora addormentato sul lato sinistro. È normale o mi devo preoccupare? La ringrazio.",
    "nl": "Dag dokter, negen dagen geleden zijn mijn verstandskiezen getrokken en mijn onderlip is aan de "
    "linkerkant nog steeds gevoelloos. Is dat normaal of moet ik mij zorgen maken?",
    "pl": "Dzień dobry, dziewięć dni temu usunięto mi zęby mądrości i dolna warga po lewej stronie jest "
    "nadal drętwa. Czy to normalne, czy powinnam się martwić? Dziękuję za odpowiedź.",
    "sv": "Hej doktorn, för nio dagar sedan drog jag ut mina visdomständer och underläppen är fortfarande "
    "bedövad på vänster sida. Är det normalt eller ska jag vara orolig?",
    "tr": "Merhaba doktor bey, dokuz gün önce yirmilik dişlerim çekildi ve alt dudağımın sol tarafı hâlâ "
    "uyuşuk. Bu normal mi, yoksa endişelenmeli miyim? Şimdiden teşekkür ederim.",
    "vi": "Chào bác sĩ, tôi nhổ răng khôn cách đây chín ngày và môi dưới bên trái của tôi vẫn còn tê. Như "
    "vậy có bình thường không, hay tôi nên lo lắng? Cảm ơn bác sĩ.",
    "ru": "Здравствуйте, девять дней назад мне удалили зубы мудрости, и нижняя губа слева до сих пор "
    "онемевшая. Это нормально или мне стоит беспокоиться? Спасибо за ответ.",
    "el": "Καλησπέρα γιατρέ, πριν από εννέα μέρες έβγαλα τους φρονιμίτες και το κάτω χείλος μου είναι "
    "ακόμα μουδιασμένο.",
    "zh": "醫師您好，我九天前拔了智齒，左邊下嘴唇到現在還是麻麻的，請問這樣正常嗎？需要回診檢查嗎？謝謝醫師。",
    "ja": "先生、九日前に親知らずを抜きましたが、左の下唇がまだしびれています。これは普通でしょうか。"
    "心配したほうがよいですか。",
    "ko": "선생님 안녕하세요, 아흐레 전에 사랑니를 뽑았는데 왼쪽 아랫입술이 아직도 얼얼합니다. 정상인가요, "
    "걱정해야 하나요?",
    "ar": "مرحبا دكتور، قبل تسعة أيام خلعت ضرس العقل وما زالت شفتي السفلى من الجهة اليسرى مخدرة. هل هذا "
    "طبيعي أم يجب أن أقلق؟",
    "he": "שלום דוקטור, לפני תשעה ימים עקרו לי שיני בינה והשפה התחתונה שלי עדיין רדומה בצד שמאל. האם זה "
    "תקין או שצריך לדאוג?",
    "hi": "नमस्ते डॉक्टर, नौ दिन पहले मेरी अक्ल दाढ़ निकाली गई थी और मेरा निचला होंठ बाईं ओर अब भी सुन्न है। क्या यह सामान्य है?",
}
NOT_TOLD_APART = ["12 / 14 mg 2x1 500/125", "WBC 6.1 RBC 4.7 HGB 13.9 PLT 240", "", "???", "🙂" * 40, "\u0301" * 300]


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The texts for which the model was asked."""
    texts: list[str] = []
    model = language._by_model

    def ask(text: str, certainty: float) -> str | None:
        texts.append(text)
        return model(text, certainty)

    monkeypatch.setattr(language, "_by_model", ask)
    return texts


@pytest.mark.parametrize("code", TEXTS)
def test_a_text_tells_what_the_page_does_not(code: str) -> None:
    assert read_language(None, TEXTS[code], SETTINGS) == Detected(code, False)
    assert read_language("english, of course", TEXTS[code], SETTINGS) == Detected(code, False)


@pytest.mark.parametrize("code", TEXTS)
def test_a_page_that_declares_its_language_is_believed(code: str) -> None:
    assert read_language(code, TEXTS[code], SETTINGS) == Detected(code, False)


@pytest.mark.parametrize("code", [code for code in TEXTS if code != "en"])
def test_a_page_that_declares_another_language_is_contradicted(code: str) -> None:
    assert read_language("en-US", TEXTS[code], SETTINGS) == Detected(code, True)
    assert read_language(code, TEXTS["en"], SETTINGS) == Detected("en", True)


@pytest.mark.parametrize("code", ["en", "es", "fr", "de", "pt", "it", "nl", "el", "zh", "ja", "ko"])
@pytest.mark.parametrize("declared", [True, False])
def test_the_model_is_not_asked_for_ordinary_pages(asked: list[str], code: str, declared: bool) -> None:
    assert read_language(code if declared else None, TEXTS[code], SETTINGS).code == code
    assert not asked


def test_the_model_is_not_loaded_for_ordinary_pages() -> None:
    program = (
        "import sys; from normalize.fields.language import read_language; from normalize.settings import Settings;"
        f"read_language('en', {TEXTS['en']!r}, Settings()); print('py3langid' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout == "False\n"


@pytest.mark.parametrize("text", NOT_TOLD_APART)
def test_what_no_text_tells_is_unknown(text: str) -> None:
    assert read_language(None, text, SETTINGS) == Detected(None, False)
    assert read_language("pt-BR", text, SETTINGS) == Detected("pt", False)


@pytest.mark.parametrize(
    ("declared", "text"),
    [
        ("en", "Amoxicillin, metronidazole, omeprazole, pantoprazole, ibuprofen, diclofenac, paracetamol"),
        ("en", "Capsulitis adhaesiva, bursitis subacromialis, tendinosis calcarea musculi supraspinati"),
        ("en", "Rhinoplasty revision swelling asymmetry nostril columella tip cartilage graft hump"),
        ("en", "hola doctor gracias"),
        ("en", "Hola doctor, ¿cuándo puedo volver a correr?"),
        ("en", "MRI 三叉神經 T2 FLAIR"),
        ("pt", "Hola doctor, gracias"),
        ("nb", TEXTS["sv"][:30]),
        ("hr", "Dobar dan, doktore, već devet dana mi je utrnula donja usna, da li je to normalno i šta da radim?"),
    ],
)
def test_names_of_drugs_and_short_texts_contradict_no_page(declared: str, text: str) -> None:
    assert read_language(declared, text, SETTINGS) == Detected(declared, False)


def test_a_mixed_page_has_the_language_of_most_of_it() -> None:
    assert read_language("en", f"{TEXTS['es']}\n\n{TEXTS['en'] * 8}", SETTINGS) == Detected("en", False)
    assert read_language("en", f"{TEXTS['en']}\n\n{TEXTS['es'] * 8}", SETTINGS) == Detected("es", True)


def test_certainty_is_a_setting() -> None:
    never = Settings(language_certainty=1.0)
    assert read_language("en", TEXTS["pl"], never) == Detected("en", False)
    assert read_language(None, TEXTS["pl"], never) == Detected(None, False)


@given(st.none() | st.text(max_size=12), st.text(max_size=400))
def test_no_string_raises_and_codes_are_of_two_letters(declared: str | None, text: str) -> None:
    code, mismatch = read_language(declared, text, SETTINGS)
    assert code is None or (len(code) == 2 and code.isascii() and code.islower())
    assert not (mismatch and code is None)


@pytest.mark.parametrize("text", ["a" * 100_000, "a " * 50_000, "ñ" * 100_000, "中あ" * 50_000, "\ud800x" * 50_000])
def test_the_worst_texts_cost_little(text: str) -> None:
    read_language(None, TEXTS["pl"], SETTINGS)
    start = time.process_time()
    read_language("en", text, SETTINGS)
    assert time.process_time() - start < 2
