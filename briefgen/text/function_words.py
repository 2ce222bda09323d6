"""The commonest function words of the languages that news comes in, lower case: the profiles that tell a language.

About thirty a language: articles, prepositions, conjunctions, pronouns and auxiliaries, those that its neighbours lack
above all.
"""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


FUNCTION_WORDS = {
    "en": _words(
        "the of and to in a is that for it was on are as with his they at be this from have or by had not but what all"
        " were we when there can an which their if will would said has who its been more after he she him her you into"
        " than about could these two may then do first any my now such our over also us did"
    ),
    "de": _words(
        "der die das und ist von den mit dem des nicht ein eine einer sich auf für als auch es an werden aus er hat dass"
        " sie nach wird bei einen um noch zum war haben nur über so eines sind wie einem zur vor wurde mehr ich durch"
        " kann sein im zu bis gegen wenn sei seine am unter ihre habe sagte"
    ),
    "fr": _words(
        "le la les des et est une du que dans qui pour pas sur au avec ce il sont par plus se ne ont été aux cette mais"
        " ou elle d'un d'une qu'il c'est n'est leur ses être fait comme son sa on nous deux après sans selon entre ces"
        " était avait aussi a en un l'on"
    ),
    "es": _words(
        "el la los las de que y en un una por con para del se su al es como lo más pero sus le ha este sin sobre entre"
        " está cuando también hasta hay desde todo nos durante según fue han ser años dos muy era tras dijo donde contra"
    ),
    "pt": _words(
        "o os as de que e em um uma por com para do da dos das no na nos nas se ao pelo pela não mais mas seu sua como"
        " foi são está ser tem já entre também até após segundo ou ele ela muito às aos disse sobre há era sem"
    ),
    "it": _words(
        "il lo la gli le di che e un una in per con del della dei delle nel nella è sono non si al alla da dal dalla come"
        " più anche ma ha hanno su sul sulla questo questa stato essere suo sua dopo tra ai alle degli era ci l'ha dell"
    ),
    "ca": _words(
        "el la els les de que i en un una per amb del dels al als és no ha són més però seva seu aquest aquesta"
        " també fins entre està pel va ser han sobre segons després l'any d'un d'una"
    ),
    "gl": _words(
        "o os as de que e en un unha por con para do da dos das no na nos nas polo pola non máis seu súa foi son"
        " está ser tamén ata entre despois ao ou esta este hai"
    ),
    "nl": _words(
        "de het een en van in is dat op te zijn met voor niet aan er om ook als dan maar bij uit nog naar heeft worden"
        " door over ze wordt hij werd meer hebben zich kan tot deze die was geen tegen volgens al zal zei onder wel"
    ),
    "af": _words(
        "die en van het in is dat op nie met vir te om wat aan hy by sy as ook maar deur word sal ons hulle"
        " na was 'n tot uit kan gesê meer oor dit is"
    ),
    "sv": _words(
        "och att det som en på är av för med den till inte har de ett om vi han var så men i sig från vid kan när efter"
        " ska också nu under eller hon mot över skulle säger enligt hade bli blir mer där än här"
    ),
    "da": _words(
        "og at det er en af til på i den med for ikke som de der et har var han vi men om sig fra kan ved efter blev også"
        " hun skal mod over ville siger ifølge eller blive bliver mere hvor nu end havde være fordi mellem"
    ),
    "no": _words(
        "og at det er en av til på i den med for ikke som de et har var han vi men om seg fra kan ved etter ble også hun"
        " skal mot over ville sier ifølge eller bli blir mer hvor nå enn hadde være fordi mellom etter opp ut"
    ),
    "is": _words(
        "og að er í á sem um ekki til við með það var en hann af fyrir hefur þá því frá eru voru hún verið þess"
        " vera eftir þetta segir"
    ),
    "fi": _words(
        "ja on ei että se oli hän mutta kun ovat myös joka mukaan sen olla kuin ole jo niin tai voi vain mitä nyt ollut"
        " jos ne kanssa sekä vielä jälkeen hänen tämä eivät vuoden sitten kertoo sanoi"
    ),
    "et": _words(
        "ja on ei et see oli ta kui ka mis oma aga selle olid ning seda või kes pole tema juba siis nii veel"
        " pärast ütles kuid nende"
    ),
    "pl": _words(
        "w i na z do się nie że jest to o od po przez jak za dla oraz są ale być był co tym tego czy było może już tak"
        " także przed które który ma pod jego jej ich ze będzie tylko została został"
    ),
    "cs": _words(
        "a v se na je že s z do o to i ve pro by si po od jsou ale který jako by podle bylo byl která které má jeho nebo"
        " také za uvedl před už jen když není být bude co při jsem až však"
    ),
    "sk": _words(
        "a v sa na je že s z do o to aj vo pre by si po od sú ale ktorý ako podľa bolo bol ktorá ktoré má jeho alebo"
        " tiež za uviedol pred už len keď nie byť bude čo pri som až však"
    ),
    "hu": _words(
        "a az és hogy nem is egy ez volt meg csak már de ha mint még vagy el kell azt lehet akkor szerint után lesz"
        " amely ami minden ezt ki fel mert között miatt nagy"
    ),
    "ro": _words(
        "de și în la a cu că nu pe o din care este au să un pentru mai ca sau fost prin după ce sunt al ale lui se fi"
        " dar ar acest această când până fiind potrivit şi"
    ),
    "sl": _words(
        "in je v na da se za so z ki bi ne po pa s od tudi kot še bo pri je bil bila bilo do ni že o ob med"
        " ter kar lahko sta zaradi"
    ),
    "hr": _words(
        "i je u na se da za su od s o koji ne a će kao što do bi to koja iz nije ili već bio te kako prema"
        " koje samo biti nakon kod oko protiv više rekao"
    ),
    "lt": _words(
        "ir yra kad į iš su ne kaip tai bet buvo už nuo jis per po dėl apie prie taip jau jo arba pat savo"
        " metų ar pagal bus sako dar"
    ),
    "lv": _words(
        "un ir ka no ar par uz kas bija tas arī lai bet tā pēc kā vai nav gada tiek viņš pie jau līdz savu"
        " vēl kurš būs to"
    ),
    "tr": _words(
        "ve bir bu da de için ile olarak olan çok daha en gibi sonra kadar olduğunu ne var ancak her ise o dedi göre"
        " değil şekilde ama tarafından ya etti oldu iki yeni"
    ),
    "sq": _words(
        "dhe në të e për me një nga që është i si më se do nuk ka ishte kjo ky por janë kanë pas duke kur edhe tha"
    ),
    "eu": _words("eta da ez bat izan du dira ere baina dute zen dio egin hori beste zuen bere duen gabe"),
    "id": _words(
        "yang dan di dari untuk dengan pada ini itu tidak akan dalam ke oleh juga telah sebagai ada adalah karena mereka"
        " bisa atau dia kata saat tersebut setelah lebih para sudah kami"
    ),
    "vi": _words(
        "và của là có không được cho một trong đã các những với người này để khi đến tại cũng về theo từ"
        " ông nhiều vào sẽ"
    ),
    "sw": _words("ya na wa kwa ni katika za la kuwa cha hiyo huo kama baada pia alisema yake hii watu lakini hata"),
    "ru": _words(
        "и в не на что с по как он это из от за к его для о но все так было бы же у был до или при также который уже их"
        " том после она они быть во если есть со этого только будет была сообщил году ее"
    ),
    "uk": _words(
        "і в не на що з як та до за це від про його для але він у був або також який вже їх після вона вони бути якщо є"
        " цього лише буде була року її й зі щоб має під час через були"
    ),
    "be": _words(
        "і ў не на што з як да за гэта ад пра яго для але ён быў або таксама які ўжо іх пасля яна яны быць"
        " калі ёсць толькі была года"
    ),
    "bg": _words(
        "и в на да не се за от е с че по са но до като при ще си или това има го след беше който която които"
        " във съм вече още бе както най само"
    ),
    "sr": _words(
        "и је у на се да за су од са о који не а ће као што до би то која из није или већ био те како према"
        " које само бити након"
    ),
    "mk": _words(
        "и на во да се за од е не со дека што го ќе си тоа како по до но има беше кој која кои со биде според ги или"
    ),
    "ar": _words(
        "في من على أن إلى التي عن مع هذا الذي هذه لا ما كان بعد قال كما أو بين وقال قد كل لم ذلك وفي أنه"
        " خلال حيث كانت عام"
    ),
    "fa": _words("در به از که این را با است برای آن یک بر تا هم شده کرد خود ها می شد گفت او نیز ما اما بود شود است،"),
    "ur": _words("کے میں کی ہے اور سے کا کو نے پر یہ کہ ہیں اس ایک کر بھی تھا جو نہیں لیے ان تو تھے گیا کہا"),
    "hi": _words("के में की है और से का को ने पर यह कि हैं इस एक कर भी था जो नहीं लिए उन तो थे गया कहा"),
    "mr": _words("आहे आणि या ते हे तर की नाही केली होते आहेत ही व त्या करण्यात यांनी होती असे"),
    "ne": _words("छ र को मा ले छन् भएको पनि गरेको हो यो भने लागि गर्ने थियो उनले"),
}
