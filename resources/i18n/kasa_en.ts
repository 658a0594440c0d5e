<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="uk_UA">
<context>
    <name>kasa</name>
    <message numerus="yes">
        <source>%n акцизну марку</source>
        <translation>
            <numerusform>%n excise stamp</numerusform>
            <numerusform>%n excise stamps</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n документ</source>
        <translation>
            <numerusform>%n document</numerusform>
            <numerusform>%n documents</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n документ доставлено після звіту</source>
        <translation>
            <numerusform>%n document came after the report</numerusform>
            <numerusform>%n documents came after the report</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n документ каси не читається</source>
        <translation>
            <numerusform>%n document of the till cannot be read</numerusform>
            <numerusform>%n documents of the till cannot be read</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n документ на сервері двічі</source>
        <translation>
            <numerusform>%n document is on the server twice</numerusform>
            <numerusform>%n documents are on the server twice</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n документ надіслано без зміни сервера</source>
        <translation>
            <numerusform>%n document was sent without the server&apos;s shift</numerusform>
            <numerusform>%n documents were sent without the server&apos;s shift</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n документ потребує уваги</source>
        <translation>
            <numerusform>%n document needs attention</numerusform>
            <numerusform>%n documents need attention</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n документ сервер відхилив</source>
        <translation>
            <numerusform>%n document was refused by the server</numerusform>
            <numerusform>%n documents were refused by the server</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n документ ще не доставлено</source>
        <translation>
            <numerusform>%n document is not delivered yet</numerusform>
            <numerusform>%n documents are not delivered yet</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n документ ще не на сервері</source>
        <translation>
            <numerusform>%n document is not on the server yet</numerusform>
            <numerusform>%n documents are not on the server yet</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n звіт без суми</source>
        <translation>
            <numerusform>%n report without a sum</numerusform>
            <numerusform>%n reports without a sum</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n звіт не прочитано</source>
        <translation>
            <numerusform>%n report could not be read</numerusform>
            <numerusform>%n reports could not be read</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n знак</source>
        <translation>
            <numerusform>%n character</numerusform>
            <numerusform>%n characters</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n картка без чека</source>
        <translation>
            <numerusform>%n card without a receipt</numerusform>
            <numerusform>%n cards without a receipt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n параметр</source>
        <translation>
            <numerusform>%n setting</numerusform>
            <numerusform>%n settings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n позиція</source>
        <translation>
            <numerusform>%n item</numerusform>
            <numerusform>%n items</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n показник не збігається</source>
        <translation>
            <numerusform>%n figure differs</numerusform>
            <numerusform>%n figures differ</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n показник невідомий, решта збігається</source>
        <translation>
            <numerusform>%n figure is unknown, the rest agrees</numerusform>
            <numerusform>%n figures are unknown, the rest agrees</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n потребує уваги</source>
        <translation>
            <numerusform>%n needs attention</numerusform>
            <numerusform>%n need attention</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n рядок сервера не читається</source>
        <translation>
            <numerusform>%n row of the server cannot be read</numerusform>
            <numerusform>%n rows of the server cannot be read</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n слип</source>
        <translation>
            <numerusform>%n slip</numerusform>
            <numerusform>%n slips</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n товар відрізняється</source>
        <translation>
            <numerusform>%n product differs</numerusform>
            <numerusform>%n products differ</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n чек</source>
        <translation>
            <numerusform>%n&#xa0;receipt</numerusform>
            <numerusform>%n&#xa0;receipts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n чек іншої каси цього термінала</source>
        <translation>
            <numerusform>%n receipt of another till on this terminal</numerusform>
            <numerusform>%n receipts of another till on this terminal</numerusform>
        </translation>
    </message>
    <message>
        <source>2 доби</source>
        <translation>2 days</translation>
    </message>
    <message>
        <source>58 мм, будь-який</source>
        <translation>58 mm, any</translation>
    </message>
    <message>
        <source>58 мм, малюнком</source>
        <translation>58 mm, as a picture</translation>
    </message>
    <message>
        <source>7 днів</source>
        <translation>7 days</translation>
    </message>
    <message>
        <source>80 мм, будь-який</source>
        <translation>80 mm, any</translation>
    </message>
    <message>
        <source>80 мм, малюнком</source>
        <translation>80 mm, as a picture</translation>
    </message>
    <message>
        <source>Excel</source>
        <translation>Excel</translation>
    </message>
    <message>
        <source>F2, F12, Esc на кнопках</source>
        <translation>F2, F12, Esc on buttons</translation>
    </message>
    <message>
        <source>IBAN</source>
        <translation>IBAN</translation>
    </message>
    <message>
        <source>IBAN записано з помилкою</source>
        <translation>The IBAN is mistyped</translation>
    </message>
    <message>
        <source>PIN можна ввести й з клавіатури</source>
        <translation>You can type the PIN on the keyboard too</translation>
    </message>
    <message>
        <source>PIN-код введено хибно надто багато разів</source>
        <translation>the PIN was wrong too many times</translation>
    </message>
    <message>
        <source>PIN-код того, хто дозволяє</source>
        <translation>PIN of who allows it</translation>
    </message>
    <message>
        <source>PIN-коди</source>
        <translation>PINs</translation>
    </message>
    <message>
        <source>PNG, JPEG, WebP, GIF або BMP. Каса зменшить його до ширини паперу й зробить чорно-білим.</source>
        <translation>PNG, JPEG, WebP, GIF or BMP. The till makes it as wide as the paper, and black and white.</translation>
    </message>
    <message>
        <source>QR-код для перевірки чека</source>
        <translation>QR code to check the receipt</translation>
    </message>
    <message>
        <source>QR-код чека</source>
        <translation>QR code of the receipt</translation>
    </message>
    <message>
        <source>RRN</source>
        <translation>RRN</translation>
    </message>
    <message>
        <source>RRN має 12 цифр</source>
        <translation>An RRN has 12 digits</translation>
    </message>
    <message>
        <source>RRN оплати {rrn}.</source>
        <translation>RRN of the payment {rrn}.</translation>
    </message>
    <message>
        <source>RRN повернення, 12 цифр</source>
        <translation>RRN of the refund, 12 digits</translation>
    </message>
    <message>
        <source>RRN і код авторизації</source>
        <translation>RRN and authorisation code</translation>
    </message>
    <message>
        <source>RRN, 12 цифр</source>
        <translation>RRN, 12 digits</translation>
    </message>
    <message>
        <source>Star, режим ESC/POS</source>
        <translation>Star, ESC/POS mode</translation>
    </message>
    <message>
        <source>UA і 27 цифр</source>
        <translation>UA and 27 digits</translation>
    </message>
    <message>
        <source>USB</source>
        <translation>USB</translation>
    </message>
    <message>
        <source>X-звіт</source>
        <translation>the X report</translation>
    </message>
    <message>
        <source>X-звіт зміни №{number}</source>
        <translation>X report of shift {number}</translation>
    </message>
    <message>
        <source>X-звіт передано на друк</source>
        <translation>X report sent to the printer</translation>
    </message>
    <message>
        <source>X-звіт показує підсумки термінала й нічого не змінює. Звірка передає їх банку.</source>
        <translation>The X report shows the terminal’s totals and changes nothing. Settlement sends them to the bank.</translation>
    </message>
    <message>
        <source>X-звіт термінала</source>
        <translation>Terminal X report</translation>
    </message>
    <message>
        <source>X-звіт, експорт чеків, звіт термінала</source>
        <translation>X report, export of receipts, the terminal&apos;s report</translation>
    </message>
    <message>
        <source>Z-звіт</source>
        <translation>Z-report</translation>
    </message>
    <message>
        <source>Z-звіт {number}</source>
        <translation>Z-report {number}</translation>
    </message>
    <message>
        <source>Z-звіт №{number}</source>
        <translation>Z-report No. {number}</translation>
    </message>
    <message>
        <source>Z-звіти</source>
        <translation>Z-reports</translation>
    </message>
    <message>
        <source>Z-звіти або продажі товарів</source>
        <translation>Z-reports or sales of goods</translation>
    </message>
    <message>
        <source>{at}, зауважень немає</source>
        <translation>{at}, nothing found</translation>
    </message>
    <message>
        <source>{at}, знайдено пошкодження</source>
        <translation>{at}, damage was found</translation>
    </message>
    <message>
        <source>{at}, касир {who}</source>
        <translation>{at}, cashier {who}</translation>
    </message>
    <message>
        <source>{at}, у теці «backups»</source>
        <translation>{at}, in the folder “backups”</translation>
    </message>
    <message>
        <source>{at}: версія {version} не встановилася, лишилася {before}. Перевірте місце на диску</source>
        <translation>{at}: version {version} could not be installed, {before} stays. Check the room on the disk</translation>
    </message>
    <message>
        <source>{at}: версія {version} не пройшла перевірку, повернуто {before}. Каса працює; повідомте підтримку</source>
        <translation>{at}: version {version} did not pass its check, {before} is back. The till works; tell support</translation>
    </message>
    <message>
        <source>{at}: встановлено {version}</source>
        <translation>{at}: {version} was installed</translation>
    </message>
    <message>
        <source>{codes} і ще {count}</source>
        <translation>{codes} and {count} more</translation>
    </message>
    <message>
        <source>{day} о {time}</source>
        <translation>{day} at {time}</translation>
    </message>
    <message>
        <source>{detail}. Перевірте готівку, перш ніж віддавати.</source>
        <translation>{detail}. Check the cash before you hand it over.</translation>
    </message>
    <message>
        <source>{done} з {all}</source>
        <translation>{done} of {all}</translation>
    </message>
    <message>
        <source>{done} з {all} рядків</source>
        <translation>{done} of {all} rows</translation>
    </message>
    <message>
        <source>{host} · {ms} мс</source>
        <translation>{host} · {ms} ms</translation>
    </message>
    <message>
        <source>{host} не приймає з’єднань</source>
        <translation>{host} takes no connections</translation>
    </message>
    <message>
        <source>{key} уже зайнято: «{what}», {page}.</source>
        <translation>{key} is taken: “{what}”, {page}.</translation>
    </message>
    <message>
        <source>{letters} у рядку</source>
        <translation>{letters} a line</translation>
    </message>
    <message>
        <source>{lines} на {total}</source>
        <translation>{lines}, {total}</translation>
    </message>
    <message>
        <source>{lines} на {total} буде додано до чека:</source>
        <translation>{lines} for {total} will be added to the receipt:</translation>
    </message>
    <message>
        <source>{lines} на {total}. Гроші прийме фіскальна каса</source>
        <translation>{lines} for {total}. The fiscal till takes the money</translation>
    </message>
    <message>
        <source>{means}, {sum}: спершу поверніть гроші там, де їх узято. Причину буде записано.</source>
        <translation>{means}, {sum}: give the money back where it was taken first. The reason is recorded.</translation>
    </message>
    <message>
        <source>{means}, повернення</source>
        <translation>{means}, refunds</translation>
    </message>
    <message>
        <source>{name}, повернення</source>
        <translation>{name}, refunds</translation>
    </message>
    <message>
        <source>{name}: вище</source>
        <translation>{name}: up</translation>
    </message>
    <message>
        <source>{name}: у каталозі {price}</source>
        <translation>{name}: {price} in the catalogue</translation>
    </message>
    <message>
        <source>{n} з {all}</source>
        <translation>{n} of {all}</translation>
    </message>
    <message>
        <source>{n}, остання {time}</source>
        <translation>{n}, last {time}</translation>
    </message>
    <message>
        <source>{percent} від {sum}</source>
        <translation>{percent} of {sum}</translation>
    </message>
    <message>
        <source>{ppi} точок на дюйм</source>
        <translation>{ppi} dots an inch</translation>
    </message>
    <message>
        <source>{ppi}, так каже екран</source>
        <translation>{ppi}, as the screen says</translation>
    </message>
    <message>
        <source>{price} за {unit}</source>
        <translation>{price} per {unit}</translation>
    </message>
    <message>
        <source>{receipts} на {total}. Відновити їх не можна.</source>
        <translation>{receipts} for {total}. They cannot be restored.</translation>
    </message>
    <message>
        <source>{slip} · КОПІЯ</source>
        <translation>{slip} · COPY</translation>
    </message>
    <message>
        <source>{span}, різниця {sum}</source>
        <translation>{span}, difference {sum}</translation>
    </message>
    <message>
        <source>{sum}: що зроблено? Хто й чому так вирішив, буде записано.</source>
        <translation>{sum}: what was done? Who decided so, and why, is recorded.</translation>
    </message>
    <message>
        <source>{tax} з повернень</source>
        <translation>{tax} of refunds</translation>
    </message>
    <message>
        <source>{tax} з продажів</source>
        <translation>{tax} of sales</translation>
    </message>
    <message>
        <source>{tax}, оборот</source>
        <translation>{tax}, turnover</translation>
    </message>
    <message>
        <source>{tax}, оборот повернень</source>
        <translation>{tax}, turnover of refunds</translation>
    </message>
    <message>
        <source>{time} тому</source>
        <translation>{time} ago</translation>
    </message>
    <message>
        <source>{title} (копія)</source>
        <translation>{title} (copy)</translation>
    </message>
    <message>
        <source>{trouble}, {slip} не надруковано</source>
        <translation>{trouble}, {slip} not printed</translation>
    </message>
    <message>
        <source>{trouble}, скриньку не відкрито</source>
        <translation>{trouble}, the drawer did not open</translation>
    </message>
    <message>
        <source>{trouble}. Надрукується сам</source>
        <translation>{trouble}. It will print by itself</translation>
    </message>
    <message>
        <source>{way}: перекажіть покупцеві {sum} у своєму банку.</source>
        <translation>{way}: send the buyer {sum} from your bank.</translation>
    </message>
    <message>
        <source>{way}: поверніть {sum} на банківському терміналі.</source>
        <translation>{way}: give back {sum} on the bank terminal.</translation>
    </message>
    <message>
        <source>{what}. Продажі збережено на касі</source>
        <translation>{what}. Sales are safe on the till</translation>
    </message>
    <message>
        <source>{what}. Що зроблено на сервері? Документ у журналі каси не змінюється.</source>
        <translation>{what}. What was done on the server? The document in the till’s journal stays as it is.</translation>
    </message>
    <message>
        <source>{why}. Востаннє звірено о {time}</source>
        <translation>{why}. Last compared at {time}</translation>
    </message>
    <message>
        <source>· Enter — товар із цим кодом, стрілки — вибір, Esc — очистити</source>
        <translation>· Enter takes the code, arrows choose, Esc clears</translation>
    </message>
    <message>
        <source>· стрілки — вибір, Enter — у чек, Esc — очистити</source>
        <translation>· arrows choose, Enter adds, Esc clears</translation>
    </message>
    <message>
        <source>· такого коду немає. Enter — вибране у чек, Esc — очистити</source>
        <translation>· no such code. Enter adds the chosen one, Esc clears</translation>
    </message>
    <message>
        <source>Є добра копія від {at}.</source>
        <translation>There is a good copy of {at}.</translation>
    </message>
    <message>
        <source>Є документи, які має розібрати людина: відкрийте чергу</source>
        <translation>Some documents need a person: open the queue</translation>
    </message>
    <message>
        <source>Є незавершений чек</source>
        <translation>A receipt is unfinished</translation>
    </message>
    <message>
        <source>Є оновлення {version}</source>
        <translation>Update {version} is there</translation>
    </message>
    <message>
        <source>Є оновлення {version}: Параметри, «Про програму»</source>
        <translation>There is an update {version}: Settings, “About”</translation>
    </message>
    <message>
        <source>ЄДРПОУ має 8 цифр, РНОКПП — 10</source>
        <translation>A company&apos;s code has 8 digits, a person&apos;s 10</translation>
    </message>
    <message>
        <source>Із каси в кіоску вийшли</source>
        <translation>The kiosk was left</translation>
    </message>
    <message>
        <source>Із сервером ще не звірено</source>
        <translation>Not compared with the server yet</translation>
    </message>
    <message>
        <source>Інкасація</source>
        <translation>To the bank</translation>
    </message>
    <message>
        <source>Інша розкладка</source>
        <translation>Another layout</translation>
    </message>
    <message>
        <source>Інша ціна товару</source>
        <translation>Another price</translation>
    </message>
    <message>
        <source>Інше…</source>
        <translation>Other…</translation>
    </message>
    <message>
        <source>Інший засіб оплати</source>
        <translation>Other means of payment</translation>
    </message>
    <message>
        <source>Інший працівник</source>
        <translation>Someone else</translation>
    </message>
    <message>
        <source>Інші чеки можна оплачувати готівкою. Картку термінал прийме, щойно це з’ясується.</source>
        <translation>Other receipts can be paid in cash. Cards are taken again as soon as this is settled.</translation>
    </message>
    <message>
        <source>Їх отримує справжня каса</source>
        <translation>The real till gets them</translation>
    </message>
    <message>
        <source>Її задають у параметрах на сторінці «Обладнання»</source>
        <translation>It is set in the settings, page “Devices”</translation>
    </message>
    <message>
        <source>Її не прийнято. Перевірте пляшку: після повернення чека марку можна продати знову</source>
        <translation>It was not taken. Check the bottle: after a refund of that receipt the stamp can be sold again</translation>
    </message>
    <message>
        <source>Або просто скануйте наступний товар — новий чек почнеться сам</source>
        <translation>Or just scan the next item: a new receipt starts by itself</translation>
    </message>
    <message>
        <source>Адмін</source>
        <translation>Admin</translation>
    </message>
    <message>
        <source>Адміністратор</source>
        <translation>Administrator</translation>
    </message>
    <message>
        <source>Адреса</source>
        <translation>Address</translation>
    </message>
    <message>
        <source>Адреса з http:// можлива лише у власній мережі</source>
        <translation>An address with http:// is for the shop’s own network only</translation>
    </message>
    <message>
        <source>Адреса запасного принтера</source>
        <translation>The spare printer’s address</translation>
    </message>
    <message>
        <source>Адреса принтера</source>
        <translation>Printer address</translation>
    </message>
    <message>
        <source>Адреса принтера замовлень</source>
        <translation>The order printer’s address</translation>
    </message>
    <message>
        <source>Адреса сервера</source>
        <translation>Server address</translation>
    </message>
    <message>
        <source>Адреса сервера починається не з https://</source>
        <translation>The server’s address does not start with https://</translation>
    </message>
    <message>
        <source>Адреса термінала</source>
        <translation>Terminal’s address</translation>
    </message>
    <message>
        <source>Адресу {host} не знайдено</source>
        <translation>Address {host} not found</translation>
    </message>
    <message>
        <source>Адресу банківського термінала задано неправильно</source>
        <translation>The bank terminal’s address is wrong</translation>
    </message>
    <message>
        <source>Адресу ваг задано неправильно. Вагу можна ввести з клавіатури.</source>
        <translation>The scale’s address is wrong. The weight can be typed.</translation>
    </message>
    <message>
        <source>Адресу принтера задано неправильно</source>
        <translation>The printer’s address is wrong</translation>
    </message>
    <message>
        <source>Адресу сервера записано з помилкою</source>
        <translation>The server’s address is misspelt</translation>
    </message>
    <message>
        <source>Адресу сервера ще не вказано</source>
        <translation>No server address set yet</translation>
    </message>
    <message>
        <source>Адресу термінала задано неправильно</source>
        <translation>The terminal’s address is wrong</translation>
    </message>
    <message>
        <source>Акциз</source>
        <translation>Excise</translation>
    </message>
    <message>
        <source>Акциз {rate} ({letter}): {how}</source>
        <translation>Excise {rate} ({letter}): {how}</translation>
    </message>
    <message>
        <source>Акциз і вік</source>
        <translation>Excise and age</translation>
    </message>
    <message>
        <source>Акцизні марки</source>
        <translation>Excise stamps</translation>
    </message>
    <message>
        <source>Алкоголь</source>
        <translation>Alcohol</translation>
    </message>
    <message>
        <source>Алкоголь і пиво без знижок</source>
        <translation>No discounts on alcohol and beer</translation>
    </message>
    <message>
        <source>Аркуш {page} з {pages}. У якому рядку написано так? Торкніться його номера.</source>
        <translation>Page {page} of {pages}. Which line reads like this? Tap its number.</translation>
    </message>
    <message>
        <source>Аркуш не надруковано</source>
        <translation>The page was not printed</translation>
    </message>
    <message>
        <source>База даних</source>
        <translation>Database</translation>
    </message>
    <message>
        <source>Базу перевірено</source>
        <translation>The database was checked</translation>
    </message>
    <message>
        <source>Базу перевірено: документ №{number} записано</source>
        <translation>The database was checked: document No. {number} was kept</translation>
    </message>
    <message>
        <source>Банк не відповів</source>
        <translation>The bank did not answer</translation>
    </message>
    <message>
        <source>Банк перевіряє картку</source>
        <translation>The bank is checking the card</translation>
    </message>
    <message>
        <source>Банк повернув гроші</source>
        <translation>The bank gave it back</translation>
    </message>
    <message>
        <source>Банк схвалив лише {sum}</source>
        <translation>The bank approved only {sum}</translation>
    </message>
    <message>
        <source>Банк-еквайр</source>
        <translation>Acquirer</translation>
    </message>
    <message>
        <source>Банкноти додаються: 500 + 200 = 700. «C» очищає суму.</source>
        <translation>Notes add up: 500 + 200 = 700. “C” clears the sum.</translation>
    </message>
    <message>
        <source>Банкноти, грн</source>
        <translation>Notes, UAH</translation>
    </message>
    <message>
        <source>Банківський термінал</source>
        <translation>Bank terminal</translation>
    </message>
    <message>
        <source>Банківський термінал зайнятий</source>
        <translation>The bank terminal is busy</translation>
    </message>
    <message>
        <source>Банківський термінал мовчить</source>
        <translation>The bank terminal is silent</translation>
    </message>
    <message>
        <source>Банківський термінал не відповідає</source>
        <translation>The card terminal does not answer</translation>
    </message>
    <message>
        <source>Банківський термінал не налаштовано</source>
        <translation>No card terminal is set up</translation>
    </message>
    <message>
        <source>Без ваг</source>
        <translation>No scale</translation>
    </message>
    <message>
        <source>Без другої теки</source>
        <translation>No second folder</translation>
    </message>
    <message>
        <source>Без заокруглення</source>
        <translation>Not rounded</translation>
    </message>
    <message>
        <source>Без зв’язку: збережені звіти</source>
        <translation>Offline: saved reports</translation>
    </message>
    <message>
        <source>Без зв’язку: лише відоме цій касі</source>
        <translation>Offline: only what this till knows</translation>
    </message>
    <message>
        <source>Без зв’язку: лише дані цієї каси</source>
        <translation>Offline: this till&apos;s data only</translation>
    </message>
    <message>
        <source>Без картки товару</source>
        <translation>Without a product card</translation>
    </message>
    <message>
        <source>Без карток</source>
        <translation>No cards</translation>
    </message>
    <message>
        <source>Без категорії</source>
        <translation>No category</translation>
    </message>
    <message>
        <source>Без кольору</source>
        <translation>Without colour</translation>
    </message>
    <message>
        <source>Без марки: {reason}</source>
        <translation>No stamp: {reason}</translation>
    </message>
    <message>
        <source>Без марки…</source>
        <translation>No stamp…</translation>
    </message>
    <message>
        <source>Без операцій</source>
        <translation>No operations</translation>
    </message>
    <message>
        <source>Без принтера</source>
        <translation>No printer</translation>
    </message>
    <message>
        <source>Без решти</source>
        <translation>Exact</translation>
    </message>
    <message>
        <source>Без ролі</source>
        <translation>No role</translation>
    </message>
    <message>
        <source>Без термінала</source>
        <translation>No terminal</translation>
    </message>
    <message>
        <source>Без чека</source>
        <translation>No receipt</translation>
    </message>
    <message>
        <source>Без штрих-коду</source>
        <translation>No barcode</translation>
    </message>
    <message>
        <source>Без інтернету зміна теж відкриється, а документ піде на сервер пізніше.</source>
        <translation>The shift opens offline too; the document goes to the server later.</translation>
    </message>
    <message>
        <source>Безперервний</source>
        <translation>Continuous</translation>
    </message>
    <message>
        <source>Безпечний запуск: вигляд і пристрої — як у нової каси</source>
        <translation>Safe start: look and devices are as on a new till</translation>
    </message>
    <message>
        <source>Блокувати касу</source>
        <translation>Lock the till</translation>
    </message>
    <message>
        <source>Бракує</source>
        <translation>Missing</translation>
    </message>
    <message>
        <source>Буде на екрані, у чеку й на сервері</source>
        <translation>Will be on the screen, the slip and the server</translation>
    </message>
    <message>
        <source>Було</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Більше</source>
        <translation>More</translation>
    </message>
    <message>
        <source>Більше нікому змінювати параметри, тому це може роль «{role}».</source>
        <translation>Nobody else can change settings, so the role «{role}» may.</translation>
    </message>
    <message>
        <source>Більше, ніж коштують товари, не знімають</source>
        <translation>No more than the goods cost comes off</translation>
    </message>
    <message>
        <source>Більше, ніж можуть зважити ваги: {most} кг</source>
        <translation>More than the scale can weigh: {most} kg</translation>
    </message>
    <message>
        <source>Більше, ніж пораховано</source>
        <translation>More than was counted</translation>
    </message>
    <message>
        <source>Більший</source>
        <translation>Larger</translation>
    </message>
    <message>
        <source>В адресі сервера не має бути імені й пароля</source>
        <translation>The server’s address must not hold a name and a password</translation>
    </message>
    <message>
        <source>В обліковому записі немає торгових точок</source>
        <translation>The account has no shops</translation>
    </message>
    <message>
        <source>В обраному вже забагато товарів</source>
        <translation>There are too many favourites already</translation>
    </message>
    <message>
        <source>В обраному ще нічого немає</source>
        <translation>No favourites yet</translation>
    </message>
    <message>
        <source>В окремому вікні</source>
        <translation>In a window of its own</translation>
    </message>
    <message>
        <source>Вага</source>
        <translation>Weight</translation>
    </message>
    <message>
        <source>Ваги</source>
        <translation>Scale</translation>
    </message>
    <message>
        <source>Ваги збили нуль. Звільніть платформу й обнуліть їх.</source>
        <translation>The scale has lost its zero. Clear the platform and zero it.</translation>
    </message>
    <message>
        <source>Ваги не відповідають</source>
        <translation>The scale does not answer</translation>
    </message>
    <message>
        <source>Ваги не підключено</source>
        <translation>No scale is connected</translation>
    </message>
    <message>
        <source>Ваги не підключено. Введіть вагу з клавіатури: кілограми, кома, грами.</source>
        <translation>No scale is connected. Type the weight: kilograms, comma, grams.</translation>
    </message>
    <message>
        <source>Ваги передають не кілограми. Перевірте їхні налаштування.</source>
        <translation>The scale does not send kilograms. Check how it is set.</translation>
    </message>
    <message>
        <source>Ваги показують менше нуля. Звільніть платформу й обнуліть їх.</source>
        <translation>The scale shows less than zero. Clear the platform and zero it.</translation>
    </message>
    <message>
        <source>Ваги рахують у кілограмах, а цей товар ні. Введіть кількість з клавіатури.</source>
        <translation>The scale counts kilograms, these goods do not. Type the quantity.</translation>
    </message>
    <message>
        <source>Ваги ще не відповіли. Вагу можна ввести з клавіатури.</source>
        <translation>The scale has not answered yet. The weight can be typed.</translation>
    </message>
    <message>
        <source>Ваги: {where}. Без ваг введіть вагу з клавіатури.</source>
        <translation>Scale: {where}. Without it, type the weight.</translation>
    </message>
    <message>
        <source>Вагу вводять з клавіатури</source>
        <translation>The weight is typed</translation>
    </message>
    <message>
        <source>Введена вага — без тари: тара {weight} кг не віднімається.</source>
        <translation>A typed weight is net: the tare of {weight} kg is not taken off.</translation>
    </message>
    <message>
        <source>Введіть PIN-код</source>
        <translation>Enter your PIN</translation>
    </message>
    <message>
        <source>Введіть RRN і код авторизації з чека термінала</source>
        <translation>Enter the RRN and the authorisation code of the terminal&apos;s slip</translation>
    </message>
    <message>
        <source>Введіть відсоток, до двох знаків після коми</source>
        <translation>Enter a percent, up to two decimal places</translation>
    </message>
    <message>
        <source>Введіть суму в гривнях, до двох знаків після коми</source>
        <translation>Enter a sum in hryvnias, up to two decimals</translation>
    </message>
    <message>
        <source>Введіть суму, більшу за нуль, до копійки</source>
        <translation>Enter a sum above zero, to the kopeck</translation>
    </message>
    <message>
        <source>Введіть телефон і пароль, і документ піде сам.</source>
        <translation>Enter phone and password and the document goes by itself.</translation>
    </message>
    <message>
        <source>Введіть ціле число</source>
        <translation>Enter a whole number</translation>
    </message>
    <message>
        <source>Введіть число, більше за нуль, до трьох знаків після коми</source>
        <translation>Enter a number above zero, up to three decimals</translation>
    </message>
    <message>
        <source>Ввести кількість</source>
        <translation>Type a quantity</translation>
    </message>
    <message>
        <source>Велика літера</source>
        <translation>Capital letter</translation>
    </message>
    <message>
        <source>Версію {version} встановлено</source>
        <translation>Version {version} is installed</translation>
    </message>
    <message>
        <source>Версія</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Версія {version} не встановилася; чому — Параметри, «Про програму»</source>
        <translation>Version {version} was not installed; why is in Settings, “About”</translation>
    </message>
    <message>
        <source>Версія {version} почне працювати після перезапуску каси</source>
        <translation>Version {version} will work once the till is started again</translation>
    </message>
    <message>
        <source>Версії</source>
        <translation>Versions</translation>
    </message>
    <message>
        <source>Вжити до</source>
        <translation>Best before</translation>
    </message>
    <message>
        <source>Взяти</source>
        <translation>Take</translation>
    </message>
    <message>
        <source>Взяти {price}</source>
        <translation>Take {price}</translation>
    </message>
    <message>
        <source>Взяти {tax}</source>
        <translation>Take {tax}</translation>
    </message>
    <message>
        <source>Взяти з файла</source>
        <translation>Take from a file</translation>
    </message>
    <message>
        <source>Взяти параметри з файла</source>
        <translation>Take settings from a file</translation>
    </message>
    <message>
        <source>Взято з файла: {settings}</source>
        <translation>Taken from the file: {settings}</translation>
    </message>
    <message>
        <source>Виберіть день</source>
        <translation>Choose a day</translation>
    </message>
    <message>
        <source>Виберіть модель зі списку</source>
        <translation>Choose a model from the list</translation>
    </message>
    <message>
        <source>Виберіть себе</source>
        <translation>Choose yourself</translation>
    </message>
    <message>
        <source>Виберіть її зі списку</source>
        <translation>Choose one from the list</translation>
    </message>
    <message>
        <source>Виберіть, хто дозволяє</source>
        <translation>Choose who allows it</translation>
    </message>
    <message>
        <source>Вибрати все</source>
        <translation>Select all</translation>
    </message>
    <message>
        <source>Вибрати дні…</source>
        <translation>Choose days…</translation>
    </message>
    <message>
        <source>Вибрати рядок</source>
        <translation>Choose the line</translation>
    </message>
    <message>
        <source>Вибрати файл</source>
        <translation>Choose a file</translation>
    </message>
    <message>
        <source>Вибір магазину й каси</source>
        <translation>Choosing shop and till</translation>
    </message>
    <message>
        <source>Вигляд і мова</source>
        <translation>Appearance</translation>
    </message>
    <message>
        <source>Вигляд і пристрої скинуто</source>
        <translation>Look and devices are reset</translation>
    </message>
    <message>
        <source>Видалення відкладеного чека</source>
        <translation>Deleting a held receipt</translation>
    </message>
    <message>
        <source>Видалити</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>Видалити відкладений чек</source>
        <translation>Delete the held receipt</translation>
    </message>
    <message>
        <source>Видалити відкладений чек?</source>
        <translation>Delete the held receipt?</translation>
    </message>
    <message>
        <source>Видалити переданий чек</source>
        <translation>Delete the receipt handed over</translation>
    </message>
    <message>
        <source>Видалити переданий чек?</source>
        <translation>Delete the receipt handed over?</translation>
    </message>
    <message>
        <source>Видалити чек</source>
        <translation>Delete the receipt</translation>
    </message>
    <message>
        <source>Видати</source>
        <translation>Take out</translation>
    </message>
    <message>
        <source>Видати й надрукувати</source>
        <translation>Take out and print</translation>
    </message>
    <message>
        <source>Видача</source>
        <translation>Cash out</translation>
    </message>
    <message>
        <source>Видача готівки</source>
        <translation>Cash issued</translation>
    </message>
    <message>
        <source>Види оплати</source>
        <translation>Means of payment</translation>
    </message>
    <message>
        <source>Вийти</source>
        <translation>Sign out</translation>
    </message>
    <message>
        <source>Вийти з навчання</source>
        <translation>Leave training</translation>
    </message>
    <message>
        <source>Вийти з навчання?</source>
        <translation>Leave training?</translation>
    </message>
    <message>
        <source>Вимагати</source>
        <translation>Demand</translation>
    </message>
    <message>
        <source>Вимкнено</source>
        <translation>Off</translation>
    </message>
    <message>
        <source>Вимкнено в параметрах</source>
        <translation>Switched off in the settings</translation>
    </message>
    <message>
        <source>Вимкнути</source>
        <translation>Shut down</translation>
    </message>
    <message>
        <source>Вимкнути інтернет</source>
        <translation>Switch the internet off</translation>
    </message>
    <message>
        <source>Вимкніть принтер, звільніть ніж і папір, увімкніть знову. Продаж триває</source>
        <translation>Switch the printer off, free the knife and the paper, switch it on again. Selling goes on</translation>
    </message>
    <message>
        <source>Виправте адресу: «Параметри → Обладнання»</source>
        <translation>Correct the address: “Settings → Devices”</translation>
    </message>
    <message>
        <source>Виправте адресу: «Параметри → Принтер»</source>
        <translation>Correct the address: “Settings → Printer”</translation>
    </message>
    <message>
        <source>Виправте: «Параметри → Сканер»</source>
        <translation>Correct it: “Settings → Scanner”</translation>
    </message>
    <message>
        <source>Вирішено</source>
        <translation>Settled</translation>
    </message>
    <message>
        <source>Вирішено інакше</source>
        <translation>Settled otherwise</translation>
    </message>
    <message>
        <source>Вирішимо завтра</source>
        <translation>To be settled tomorrow</translation>
    </message>
    <message>
        <source>Вирішіть або скажіть, чому зміна закривається так</source>
        <translation>Settle it, or say why the shift closes without</translation>
    </message>
    <message>
        <source>Вирішіть до закриття або скажіть, чому зміна закривається так. Це буде записано з вашим іменем.</source>
        <translation>Settle it before closing, or say why the shift closes without. It is written down with your name.</translation>
    </message>
    <message>
        <source>Вирішіть до закриття. Закрити попри це може старший: він назве причину, обидва імені запишуться.</source>
        <translation>Settle it before closing. A senior can close all the same: they say why, and both names are written down.</translation>
    </message>
    <message>
        <source>Вихід із каси</source>
        <translation>Leaving the till</translation>
    </message>
    <message>
        <source>Вкажіть причину</source>
        <translation>Give a reason</translation>
    </message>
    <message>
        <source>Вкажіть причину: різницю {sum} буде записано у звіт</source>
        <translation>Give a reason: the difference {sum} goes into the report</translation>
    </message>
    <message>
        <source>Внесення</source>
        <translation>Cash in</translation>
    </message>
    <message>
        <source>Внесення або видача готівки</source>
        <translation>Cash in or out</translation>
    </message>
    <message>
        <source>Внесення й видачі</source>
        <translation>Cash in and out</translation>
    </message>
    <message>
        <source>Внести</source>
        <translation>Put in</translation>
    </message>
    <message>
        <source>Внести й надрукувати</source>
        <translation>Put in and print</translation>
    </message>
    <message>
        <source>Вона почне працювати після перезапуску каси</source>
        <translation>It will work from the next start of the till on</translation>
    </message>
    <message>
        <source>Вона чекає у своєму чеку або в списку «Картки без чека»</source>
        <translation>It waits in its receipt or in the list “Cards without a receipt”</translation>
    </message>
    <message>
        <source>Вправи й вихід</source>
        <translation>Practice and the way out</translation>
    </message>
    <message>
        <source>Вставте кабель</source>
        <translation>Plug the cable in</translation>
    </message>
    <message>
        <source>Вставте рулон і закрийте кришку</source>
        <translation>Put in a roll and close the cover</translation>
    </message>
    <message>
        <source>Вставте рулон: чеки, що чекають, надрукуються самі. Продаж триває</source>
        <translation>Put a roll in: the slips that wait will print by themselves. Selling goes on</translation>
    </message>
    <message>
        <source>Встановити</source>
        <translation>Install</translation>
    </message>
    <message>
        <source>Встановиться після закриття зміни, коли нічого не чекатиме</source>
        <translation>It will be installed after the shift closes, when nothing waits</translation>
    </message>
    <message>
        <source>Вхід</source>
        <translation>Sign-in</translation>
    </message>
    <message>
        <source>Вхід до SmartKasa</source>
        <translation>Signing in to SmartKasa</translation>
    </message>
    <message>
        <source>Вхід за PIN-кодом</source>
        <translation>Signed in by PIN</translation>
    </message>
    <message>
        <source>Вхід за паролем потребує інтернету. Перевірте мережу й адресу</source>
        <translation>Signing in by password needs the internet. Check the network and the address</translation>
    </message>
    <message>
        <source>Вхід за стандартом Bearer</source>
        <translation>Bearer sign-in</translation>
    </message>
    <message>
        <source>Вхід закрито після хибних PIN-кодів</source>
        <translation>Sign-in shut after wrong PINs</translation>
    </message>
    <message>
        <source>Вхід закінчився</source>
        <translation>The sign-in has ended</translation>
    </message>
    <message>
        <source>Вхід на сервер</source>
        <translation>Signing in to the server</translation>
    </message>
    <message>
        <source>Вхід на сервер не запам’ятається</source>
        <translation>The sign-in to the server will not be remembered</translation>
    </message>
    <message>
        <source>Вхід і ключ API</source>
        <translation>Sign-in and API key</translation>
    </message>
    <message>
        <source>Вчора</source>
        <translation>Yesterday</translation>
    </message>
    <message>
        <source>Від друку відмовилися</source>
        <translation>Somebody said not to print it</translation>
    </message>
    <message>
        <source>Від друку чеків відмовилися</source>
        <translation>Slips given up</translation>
    </message>
    <message>
        <source>Від суми рядків до оплати</source>
        <translation>From the sum of the lines to the payment</translation>
    </message>
    <message>
        <source>Віддавати нічого</source>
        <translation>Nothing to hand over</translation>
    </message>
    <message>
        <source>Віддайте гроші, якщо ще не віддали</source>
        <translation>Give the money if you have not yet</translation>
    </message>
    <message>
        <source>Віддайте покупцеві {sum} готівкою. Причину буде записано.</source>
        <translation>Give the buyer {sum} in cash. The reason is recorded.</translation>
    </message>
    <message>
        <source>Віддайте покупцеві · {ways}</source>
        <translation>Hand over to the customer · {ways}</translation>
    </message>
    <message>
        <source>Віддати гроші</source>
        <translation>Hand it over</translation>
    </message>
    <message>
        <source>Відкладений чек</source>
        <translation>Held receipt</translation>
    </message>
    <message>
        <source>Відкладений чек видалено</source>
        <translation>Held receipt given up</translation>
    </message>
    <message>
        <source>Відкладений чек надіслано на сервер</source>
        <translation>Held receipt sent to the server</translation>
    </message>
    <message>
        <source>Відкладений чек прострочено</source>
        <translation>Expired held receipt cleared</translation>
    </message>
    <message>
        <source>Відкладений чек узяла інша каса</source>
        <translation>Another till took the held receipt</translation>
    </message>
    <message>
        <source>Відкладений чек{name} взято на {where}</source>
        <translation>Held receipt{name} taken at {where}</translation>
    </message>
    <message>
        <source>Відкладених чеків немає</source>
        <translation>No receipts on hold</translation>
    </message>
    <message>
        <source>Відкладені</source>
        <translation>On hold</translation>
    </message>
    <message>
        <source>Відкладені на сервері</source>
        <translation>Held on the server</translation>
    </message>
    <message>
        <source>Відкладені чеки</source>
        <translation>Held receipts</translation>
    </message>
    <message>
        <source>Відкладені чеки об’єднано</source>
        <translation>Held receipts joined</translation>
    </message>
    <message>
        <source>Відкладені чеки: {count}</source>
        <translation>On hold: {count}</translation>
    </message>
    <message>
        <source>Відкладені чеки: {held}, передані: {handed}</source>
        <translation>Held receipts: {held}, handed over: {handed}</translation>
    </message>
    <message>
        <source>Відкласти</source>
        <translation>Hold</translation>
    </message>
    <message>
        <source>Відкласти чек</source>
        <translation>Hold the receipt</translation>
    </message>
    <message>
        <source>Відкласти чек до з’ясування</source>
        <translation>Put the receipt aside</translation>
    </message>
    <message>
        <source>Відкривати скриньку</source>
        <translation>Open the drawer</translation>
    </message>
    <message>
        <source>Відкрийте зміну, чек зачекає</source>
        <translation>Open the shift, the receipt will wait</translation>
    </message>
    <message>
        <source>Відкрийте чергу й натисніть «Надіслати зараз»</source>
        <translation>Open the queue and press “Send now”</translation>
    </message>
    <message>
        <source>Відкрийте чергу: виправте або вирішіть кожен</source>
        <translation>Open the queue: correct or settle each one</translation>
    </message>
    <message>
        <source>Відкрийте її ключем</source>
        <translation>Open it with its key</translation>
    </message>
    <message>
        <source>Відкрити</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>Відкрити або наступний номінал</source>
        <translation>Open, or the next note</translation>
    </message>
    <message>
        <source>Відкрити зміну</source>
        <translation>Open shift</translation>
    </message>
    <message>
        <source>Відкрити зміну №{number}</source>
        <translation>Open shift No. {number}</translation>
    </message>
    <message>
        <source>Відкрити скриньку</source>
        <translation>Open the drawer</translation>
    </message>
    <message>
        <source>Відкрито {at}, {name}</source>
        <translation>Opened {at}, {name}</translation>
    </message>
    <message>
        <source>Відкриття зміни</source>
        <translation>Opening the shift</translation>
    </message>
    <message>
        <source>Відкриття скриньки</source>
        <translation>Opening the drawer</translation>
    </message>
    <message>
        <source>Відміна</source>
        <translation>Cancellation</translation>
    </message>
    <message>
        <source>Відміни</source>
        <translation>Cancels</translation>
    </message>
    <message>
        <source>Відмінити можна лише останній чек зміни</source>
        <translation>Only the last receipt of the shift can be cancelled</translation>
    </message>
    <message>
        <source>Відмінити чек</source>
        <translation>Cancel the receipt</translation>
    </message>
    <message>
        <source>Відміну №{number} записано</source>
        <translation>Cancellation No. {number} recorded</translation>
    </message>
    <message>
        <source>Відновити й працювати далі</source>
        <translation>Restore and go on</translation>
    </message>
    <message>
        <source>Відповів за {ms} мс</source>
        <translation>Answered in {ms} ms</translation>
    </message>
    <message>
        <source>Відповідає</source>
        <translation>Answers</translation>
    </message>
    <message>
        <source>Відповідає щось інше, не SmartKasa</source>
        <translation>Something else answers, not SmartKasa</translation>
    </message>
    <message>
        <source>Відповідає, але не назвав себе</source>
        <translation>It answers, and did not say its name</translation>
    </message>
    <message>
        <source>Відповідає: {name}</source>
        <translation>It answers: {name}</translation>
    </message>
    <message>
        <source>Відповідь</source>
        <translation>Answer</translation>
    </message>
    <message>
        <source>Відповідь {status}</source>
        <translation>Answer {status}</translation>
    </message>
    <message>
        <source>Відповідь банку</source>
        <translation>The bank’s answer</translation>
    </message>
    <message>
        <source>Відповідь сервера буде за кілька секунд.</source>
        <translation>The server answers in a few seconds.</translation>
    </message>
    <message>
        <source>Відстає на {time}</source>
        <translation>Slow by {time}</translation>
    </message>
    <message>
        <source>Візьмемо два: торкніться «+» під рядком чека або скануйте товар ще раз</source>
        <translation>Let us take two: touch “+” under the line, or scan the item again</translation>
    </message>
    <message>
        <source>Візьміть ключ у кабінеті SmartKasa й увійдіть знову</source>
        <translation>Take the key from the SmartKasa account and sign in again</translation>
    </message>
    <message>
        <source>Вікно</source>
        <translation>Window</translation>
    </message>
    <message>
        <source>Вільне місце</source>
        <translation>Free room</translation>
    </message>
    <message>
        <source>Вільно {size}</source>
        <translation>{size} free</translation>
    </message>
    <message>
        <source>Він на {total}. Удруге його проводити не треба</source>
        <translation>It is for {total}. It must not be entered again</translation>
    </message>
    <message>
        <source>Він є в списку чеків зміни</source>
        <translation>It is in the list of the shift’s receipts</translation>
    </message>
    <message>
        <source>Він є на квитанції покупця</source>
        <translation>It is on the buyer&apos;s receipt from the bank</translation>
    </message>
    <message>
        <source>ГБ</source>
        <translation>GB</translation>
    </message>
    <message>
        <source>Гляньте, чи вийшла сторінка</source>
        <translation>Look whether the page came out</translation>
    </message>
    <message>
        <source>Гляньте, чи вийшов аркуш</source>
        <translation>Look whether the page came out</translation>
    </message>
    <message>
        <source>Години</source>
        <translation>Hours</translation>
    </message>
    <message>
        <source>Години без алкоголю</source>
        <translation>Hours without alcohol</translation>
    </message>
    <message>
        <source>Години без пива</source>
        <translation>Hours without beer</translation>
    </message>
    <message>
        <source>Години без тютюну</source>
        <translation>Hours without tobacco</translation>
    </message>
    <message>
        <source>Години записано з помилкою</source>
        <translation>The hours are not right</translation>
    </message>
    <message>
        <source>Години цієї каси: сервер їх не дає</source>
        <translation>Hours of this till: the server does not give them</translation>
    </message>
    <message>
        <source>Годинник</source>
        <translation>Clock</translation>
    </message>
    <message>
        <source>Годинник каси хибний на {days} дн.</source>
        <translation>The till’s clock is wrong by {days} d</translation>
    </message>
    <message>
        <source>Головна кнопка; помилку не закриває</source>
        <translation>Main button; never closes an error</translation>
    </message>
    <message>
        <source>Готово</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>Готово: це був ваш перший продаж! Далі — вправи в «Навчанні»</source>
        <translation>Done: that was your first sale! Next: practice, in “Training”</translation>
    </message>
    <message>
        <source>Готові коментарі</source>
        <translation>Ready comments</translation>
    </message>
    <message>
        <source>Готівка</source>
        <translation>Cash</translation>
    </message>
    <message>
        <source>Готівка без решти, одразу</source>
        <translation>Exact cash, at once</translation>
    </message>
    <message>
        <source>Готівка в касі</source>
        <translation>Cash in the drawer</translation>
    </message>
    <message>
        <source>Готівка в касі, грн</source>
        <translation>Cash in drawer, UAH</translation>
    </message>
    <message>
        <source>Готівка в скриньці, пораховано</source>
        <translation>Cash counted in the drawer</translation>
    </message>
    <message>
        <source>Готівка на початок зміни</source>
        <translation>Cash at the start of the shift</translation>
    </message>
    <message>
        <source>Готівкова частина має ділитися на {step} грн: решту візьміть іншим засобом</source>
        <translation>The cash part must divide by {step} UAH: take the rest by other means</translation>
    </message>
    <message>
        <source>Готівкою</source>
        <translation>In cash</translation>
    </message>
    <message>
        <source>Готівку не пораховано: порахуйте її або вкажіть причину різниці {sum}</source>
        <translation>The cash is not counted: count it, or give a reason for the difference of {sum}</translation>
    </message>
    <message>
        <source>Грошей без решти. Віддайте чек, потім «Новий чек»</source>
        <translation>Exact money. Hand over the slip, then “New receipt”</translation>
    </message>
    <message>
        <source>Грошей за цим чеком лишилося менше</source>
        <translation>Less money is left on this receipt</translation>
    </message>
    <message>
        <source>Грошова скринька</source>
        <translation>Cash drawer</translation>
    </message>
    <message>
        <source>Гроші з картки не списано. Термінал підключають у налаштуваннях</source>
        <translation>The card was not charged. The terminal is connected in Settings</translation>
    </message>
    <message>
        <source>Гроші з картки не списано: {why}</source>
        <translation>The card was not charged: {why}</translation>
    </message>
    <message>
        <source>Гроші й зміна</source>
        <translation>Money and shift</translation>
    </message>
    <message>
        <source>Гроші лишилися списаними. Поверніть їх за RRN або зверніться до банку</source>
        <translation>The money is still charged. Refund it by RRN or call the bank</translation>
    </message>
    <message>
        <source>Гроші могли списатися, а могли й ні. Каса сама питає термінал. Якщо він мовчить, подивіться на його чек або спитайте покупця про повідомлення з банку. Чек збережено, нічого не загублено.</source>
        <translation>The card may or may not have been charged. The till keeps asking the terminal. If it is silent, look at its slip or ask the buyer about a message from the bank. The receipt is saved, nothing is lost.</translation>
    </message>
    <message>
        <source>Гроші на картку не повернено: {why}</source>
        <translation>Nothing was refunded to the card: {why}</translation>
    </message>
    <message>
        <source>Гроші не повернено</source>
        <translation>Money not refunded</translation>
    </message>
    <message>
        <source>Гроші повернено</source>
        <translation>Money refunded</translation>
    </message>
    <message>
        <source>Гроші приймає фіскальна каса</source>
        <translation>The fiscal till takes the money</translation>
    </message>
    <message>
        <source>Гроші прийнято, чек покупцеві видано.</source>
        <translation>The money was taken, the customer has the slip.</translation>
    </message>
    <message>
        <source>Гроші списано або повернено, а документа немає</source>
        <translation>Money was charged or given back, and nothing is recorded</translation>
    </message>
    <message>
        <source>Гроші списано з картки або повернено на неї, а документа про це немає.</source>
        <translation>Money was charged to a card or given back to it, and nothing is recorded of it.</translation>
    </message>
    <message>
        <source>Гучно</source>
        <translation>Loud</translation>
    </message>
    <message>
        <source>Гучність</source>
        <translation>Loudness</translation>
    </message>
    <message>
        <source>Далі</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>Дані</source>
        <translation>Data</translation>
    </message>
    <message>
        <source>Дані записано новішою версією каси. Установіть її</source>
        <translation>The data was written by a newer version. Install it</translation>
    </message>
    <message>
        <source>Дата</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>Де показувати</source>
        <translation>Where to show it</translation>
    </message>
    <message>
        <source>Дешевше продавати не можна: {name}</source>
        <translation>Cannot be sold for less: {name}</translation>
    </message>
    <message>
        <source>Диск заповнений, каса працює на запасі</source>
        <translation>The disk is full, the till works on its reserve</translation>
    </message>
    <message>
        <source>Диск заповнений. Чек лишається на екрані. Звільніть місце на диску й повторіть</source>
        <translation>The disk is full. The receipt stays on the screen. Free some room on the disk and try again</translation>
    </message>
    <message>
        <source>Диск не записав файл. Виберіть іншу теку</source>
        <translation>The disk did not write the file. Choose another folder</translation>
    </message>
    <message>
        <source>Диск не записує. Перевірте диск</source>
        <translation>The disk does not write. Check the disk</translation>
    </message>
    <message>
        <source>Диск не записує. Перевірте диск, потім базу: каса з’ясує, чи збережено останній чек</source>
        <translation>The disk does not write. Check the disk, then the database: the till finds out whether the last receipt was kept</translation>
    </message>
    <message>
        <source>Дисплей</source>
        <translation>Display</translation>
    </message>
    <message>
        <source>Дисплей покупця</source>
        <translation>Buyer’s display</translation>
    </message>
    <message>
        <source>Для кого або чому</source>
        <translation>For whom or why</translation>
    </message>
    <message>
        <source>Для цього працівника PIN на касі ще немає</source>
        <translation>This person has no PIN at this till yet</translation>
    </message>
    <message>
        <source>Для цього чека заокруглення вимкнено</source>
        <translation>Rounding is switched off for this receipt</translation>
    </message>
    <message>
        <source>До 10 коп.</source>
        <translation>To 10 kop.</translation>
    </message>
    <message>
        <source>До 50 коп.</source>
        <translation>To 50 kop.</translation>
    </message>
    <message>
        <source>До {host} немає шляху</source>
        <translation>No way to {host}</translation>
    </message>
    <message>
        <source>До відкриття зміни</source>
        <translation>On to opening a shift</translation>
    </message>
    <message>
        <source>До звичайних причин</source>
        <translation>Back to the usual reasons</translation>
    </message>
    <message>
        <source>До звітів</source>
        <translation>To the reports</translation>
    </message>
    <message>
        <source>До зміни</source>
        <translation>To the shift</translation>
    </message>
    <message>
        <source>До копійки</source>
        <translation>To the kopeck</translation>
    </message>
    <message>
        <source>До параметрів</source>
        <translation>To the settings</translation>
    </message>
    <message>
        <source>До повернення</source>
        <translation>To return</translation>
    </message>
    <message>
        <source>До продажу</source>
        <translation>To the sale</translation>
    </message>
    <message>
        <source>До сканування</source>
        <translation>Back to scanning</translation>
    </message>
    <message>
        <source>До сплати</source>
        <translation>To pay</translation>
    </message>
    <message>
        <source>До сплати {due}, отримано {tendered}</source>
        <translation>Due {due}, received {tendered}</translation>
    </message>
    <message>
        <source>До сплати готівкою</source>
        <translation>Due in cash</translation>
    </message>
    <message>
        <source>До сплати карткою</source>
        <translation>Due by card</translation>
    </message>
    <message>
        <source>До сплати переказом</source>
        <translation>Due by transfer</translation>
    </message>
    <message>
        <source>До файла параметрів потрібен повний шлях</source>
        <translation>The settings file wants its whole path</translation>
    </message>
    <message>
        <source>До чека</source>
        <translation>To receipt</translation>
    </message>
    <message>
        <source>До чеків</source>
        <translation>To the receipts</translation>
    </message>
    <message>
        <source>До черги документів</source>
        <translation>To the document queue</translation>
    </message>
    <message>
        <source>Добу</source>
        <translation>A day</translation>
    </message>
    <message>
        <source>Додайте термінал у кабінеті SmartKasa й увійдіть знову</source>
        <translation>Add a terminal in the SmartKasa account and sign in again</translation>
    </message>
    <message>
        <source>Додайте торгову точку в кабінеті SmartKasa й увійдіть знову</source>
        <translation>Add a shop in the SmartKasa account and sign in again</translation>
    </message>
    <message>
        <source>Додати в обране</source>
        <translation>Add to favourites</translation>
    </message>
    <message>
        <source>Додати в чек</source>
        <translation>Add to receipt</translation>
    </message>
    <message>
        <source>Додати марку</source>
        <translation>Add the stamp</translation>
    </message>
    <message>
        <source>Додати рядок</source>
        <translation>Add a row</translation>
    </message>
    <message>
        <source>Додати частину</source>
        <translation>Add a part</translation>
    </message>
    <message>
        <source>Дозволити</source>
        <translation>Allow</translation>
    </message>
    <message>
        <source>Дозвіл старшого</source>
        <translation>A senior’s permission</translation>
    </message>
    <message>
        <source>Докладно</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>Документ</source>
        <translation>Document</translation>
    </message>
    <message>
        <source>Документ збережено на касі. На сервер він піде сам</source>
        <translation>The document is safe on the till. It goes to the server by itself</translation>
    </message>
    <message>
        <source>Документ лишається в черзі, доки причину не усунуть. Потім надішліть його ще раз.</source>
        <translation>The document stays in the queue until the cause is removed. Then send it again.</translation>
    </message>
    <message>
        <source>Документ надсилається</source>
        <translation>The document is being sent</translation>
    </message>
    <message>
        <source>Документ піде на сервер сам, щойно зв’язок з’явиться.</source>
        <translation>The document is sent by itself once the connection is back.</translation>
    </message>
    <message>
        <source>Документа більше немає на сервері</source>
        <translation>The document is gone from the server</translation>
    </message>
    <message>
        <source>Документа про це ще немає. Поверніть товар на цю суму, гроші вдруге не підуть, або запитайте старшого</source>
        <translation>It is not recorded yet. Refund goods for this sum, the money will not go twice, or ask a senior</translation>
    </message>
    <message>
        <source>Документи відхилено</source>
        <translation>Documents rejected</translation>
    </message>
    <message>
        <source>Документи йдуть на сервер по одному, у тому порядку, у якому їх створено.</source>
        <translation>Documents go to the server one by one, in the order they were made.</translation>
    </message>
    <message>
        <source>Документи лежать на диску каси, доки сервер їх не прийме</source>
        <translation>Documents stay on this till&apos;s disk until the server takes them</translation>
    </message>
    <message>
        <source>Документи, про які невідомо, чи отримав їх сервер, каса спершу пошукає там і лише потім надішле.</source>
        <translation>Documents the server may or may not have are looked up there first and only then sent.</translation>
    </message>
    <message>
        <source>Документів</source>
        <translation>Documents</translation>
    </message>
    <message>
        <source>Дочекайтеся зв’язку із сервером</source>
        <translation>Wait for the connection to the server</translation>
    </message>
    <message>
        <source>Друга копія</source>
        <translation>Second copy</translation>
    </message>
    <message>
        <source>Друга тека для копій недоступна</source>
        <translation>The second folder for copies is out of reach</translation>
    </message>
    <message>
        <source>Друга тека копій</source>
        <translation>Second folder for copies</translation>
    </message>
    <message>
        <source>Другий екран</source>
        <translation>Second screen</translation>
    </message>
    <message>
        <source>Другий екран · {size}</source>
        <translation>Second screen · {size}</translation>
    </message>
    <message>
        <source>Другого екрана немає</source>
        <translation>There is no second screen</translation>
    </message>
    <message>
        <source>Друк</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>Друк X-звіту</source>
        <translation>Print X report</translation>
    </message>
    <message>
        <source>Друк звіту</source>
        <translation>Printing a report</translation>
    </message>
    <message>
        <source>Друк копії</source>
        <translation>Print copy</translation>
    </message>
    <message>
        <source>Друк копії Z-звіту</source>
        <translation>Print a copy of the Z-report</translation>
    </message>
    <message>
        <source>Друк копії з номером</source>
        <translation>Print copy with number</translation>
    </message>
    <message>
        <source>Друк чека термінала</source>
        <translation>Terminal prints its slip</translation>
    </message>
    <message>
        <source>Друк чеків вимкнено в налаштуваннях</source>
        <translation>Printing of slips is off in settings</translation>
    </message>
    <message>
        <source>Друку ще не було</source>
        <translation>Nothing printed yet</translation>
    </message>
    <message>
        <source>Друкувати малюнком</source>
        <translation>Draw the letters</translation>
    </message>
    <message>
        <source>Друкувати чек термінала</source>
        <translation>Print the terminal’s slip</translation>
    </message>
    <message>
        <source>Друкувати чеки</source>
        <translation>Print slips</translation>
    </message>
    <message>
        <source>Друкується</source>
        <translation>Being printed</translation>
    </message>
    <message>
        <source>Діагностика</source>
        <translation>Diagnostics</translation>
    </message>
    <message>
        <source>Діагональ екрана</source>
        <translation>Screen diagonal</translation>
    </message>
    <message>
        <source>Діалог</source>
        <translation>Dialog</translation>
    </message>
    <message>
        <source>Дію не виконано</source>
        <translation>Nothing was done</translation>
    </message>
    <message>
        <source>Діють звичайні клавіші. Не зрозуміло: {what}</source>
        <translation>The usual keys hold. Not understood: {what}</translation>
    </message>
    <message>
        <source>Дія</source>
        <translation>Action</translation>
    </message>
    <message>
        <source>Еквайринг</source>
        <translation>Acquiring</translation>
    </message>
    <message>
        <source>Екран не каже свого розміру: укажіть діагональ.</source>
        <translation>The screen does not tell its size: set the diagonal.</translation>
    </message>
    <message>
        <source>Екранна клавіатура</source>
        <translation>On-screen keyboard</translation>
    </message>
    <message>
        <source>Експорт</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>Експорт Z-звіту</source>
        <translation>Export of the Z-report</translation>
    </message>
    <message>
        <source>Експорт Z-звітів</source>
        <translation>Export of Z-reports</translation>
    </message>
    <message>
        <source>Експорт журналу дій</source>
        <translation>Export of the audit log</translation>
    </message>
    <message>
        <source>Експорт звіту</source>
        <translation>Export of the report</translation>
    </message>
    <message>
        <source>Експорт продажів товарів</source>
        <translation>Export of sales of goods</translation>
    </message>
    <message>
        <source>Експорт підсумків</source>
        <translation>Export of the totals</translation>
    </message>
    <message>
        <source>Експорт списку</source>
        <translation>Export the list</translation>
    </message>
    <message>
        <source>Експорт чеків</source>
        <translation>Export of receipts</translation>
    </message>
    <message>
        <source>Етикетка: код товару {item}, {amount}</source>
        <translation>Label: item code {item}, {amount}</translation>
    </message>
    <message>
        <source>Етикетки з вагою або ціною</source>
        <translation>Labels with a weight or a price</translation>
    </message>
    <message>
        <source>Жодний: наступний аркуш</source>
        <translation>None: next page</translation>
    </message>
    <message>
        <source>Журнал дій</source>
        <translation>Audit log</translation>
    </message>
    <message>
        <source>Журнал дій збережено у файл</source>
        <translation>Audit log saved to a file</translation>
    </message>
    <message>
        <source>Журнал дій змінено ззовні</source>
        <translation>The audit was changed from outside</translation>
    </message>
    <message>
        <source>Журнал дій змінено, починаючи із запису №{number}</source>
        <translation>The log of actions was changed, from entry No. {number} on</translation>
    </message>
    <message>
        <source>Журнал каси відновлено з копії</source>
        <translation>The till’s journal restored from a copy</translation>
    </message>
    <message>
        <source>Журнал роботи</source>
        <translation>Log</translation>
    </message>
    <message>
        <source>З дня</source>
        <translation>From</translation>
    </message>
    <message>
        <source>З дозволу</source>
        <translation>Allowed</translation>
    </message>
    <message>
        <source>З картки нічого не знято</source>
        <translation>Nothing was charged</translation>
    </message>
    <message>
        <source>З кольором</source>
        <translation>With colour</translation>
    </message>
    <message>
        <source>З пошкодженого файлу прочитано ще {count}: {numbers}.</source>
        <translation>From the damaged file {count} more could be read: {numbers}.</translation>
    </message>
    <message>
        <source>З сервера: {done} з {all}</source>
        <translation>From the server: {done} of {all}</translation>
    </message>
    <message>
        <source>За адресою термінала відповідає щось інше</source>
        <translation>Something else answers at the terminal’s address</translation>
    </message>
    <message>
        <source>За відведений час відповіді немає</source>
        <translation>No answer in the time given</translation>
    </message>
    <message>
        <source>За давнішим чеком зробіть повернення</source>
        <translation>Refund an older receipt instead</translation>
    </message>
    <message>
        <source>За незавершений чек узято {sum}</source>
        <translation>{sum} taken for the unfinished receipt</translation>
    </message>
    <message>
        <source>За ним оплачено більше, ніж коштують товари. Поверніть за ним на касі, де його пробито</source>
        <translation>More was paid for it than the goods cost. Refund it at the till that sold it</translation>
    </message>
    <message>
        <source>За номіналами</source>
        <translation>By notes</translation>
    </message>
    <message>
        <source>За нього вже отримано {sum}. Завершіть оплату</source>
        <translation>{sum} of it is already taken. Finish the payment</translation>
    </message>
    <message>
        <source>За обліком у скриньці {drawer} грн</source>
        <translation>By the books the drawer holds {drawer} UAH</translation>
    </message>
    <message>
        <source>За обліком у скриньці лише {sum}</source>
        <translation>By the count the drawer holds only {sum}</translation>
    </message>
    <message>
        <source>За сертифікат ніхто не ручається. Перевірте мережу й антивірус або зверніться до підтримки</source>
        <translation>Nobody vouches for its certificate. Check the network and the antivirus, or ask support</translation>
    </message>
    <message>
        <source>За цей чек нічого платити</source>
        <translation>Nothing to pay for this receipt</translation>
    </message>
    <message>
        <source>За цей чек уже отримано {sum} грн</source>
        <translation>{sum} UAH of this receipt is already taken</translation>
    </message>
    <message>
        <source>За цим чеком лишилося {left}. Нічого не записано</source>
        <translation>{left} left on this receipt. Nothing was recorded</translation>
    </message>
    <message>
        <source>За цим чеком невідомо, як платили</source>
        <translation>How this receipt was paid is not known</translation>
    </message>
    <message>
        <source>За цим чеком повертати вже нічого</source>
        <translation>Nothing is left to return on this receipt</translation>
    </message>
    <message>
        <source>За ці дні Z-звітів немає</source>
        <translation>No Z-reports on these days</translation>
    </message>
    <message>
        <source>За ці дні на цій касі нічого не продано</source>
        <translation>Nothing was sold at this till on these days</translation>
    </message>
    <message>
        <source>За цією адресою немає SmartKasa</source>
        <translation>There is no SmartKasa at this address</translation>
    </message>
    <message>
        <source>За цією адресою немає сучасного захищеного з’єднання. Перевірте адресу сервера</source>
        <translation>There is no modern secure connection at this address. Check the server’s address</translation>
    </message>
    <message>
        <source>За чеком термінала або повідомленням банку</source>
        <translation>By the terminal’s slip or the bank’s message</translation>
    </message>
    <message>
        <source>За чеком №{number}</source>
        <translation>For receipt No. {number}</translation>
    </message>
    <message>
        <source>Забагато невірних PIN-кодів на цій касі</source>
        <translation>Too many wrong PINs at this till</translation>
    </message>
    <message>
        <source>Забагато невірних спроб</source>
        <translation>Too many wrong tries</translation>
    </message>
    <message>
        <source>Забагато рядків на чеку</source>
        <translation>Too many lines on the receipt</translation>
    </message>
    <message>
        <source>Забагато рядків у таблиці етикеток</source>
        <translation>Too many rows in the label table</translation>
    </message>
    <message>
        <source>Заблокувати або змінити касира</source>
        <translation>Lock or change the cashier</translation>
    </message>
    <message>
        <source>Заборонено з {start} до {end}. Решту чека можна оплатити без цього товару</source>
        <translation>Barred from {start} to {end}. The rest of the receipt can be paid without it</translation>
    </message>
    <message>
        <source>Забули пароль? Його змінює власник у кабінеті SmartKasa. Каса пароль не зберігає.</source>
        <translation>Forgot the password? The owner changes it in the SmartKasa account. The till does not keep it.</translation>
    </message>
    <message>
        <source>Заважко для цих ваг. Зніміть частину товару.</source>
        <translation>Too heavy for this scale. Take some of it off.</translation>
    </message>
    <message>
        <source>Завантаження товарів</source>
        <translation>Loading the goods</translation>
    </message>
    <message>
        <source>Завантажуємо товари</source>
        <translation>Loading goods</translation>
    </message>
    <message>
        <source>Завантажується {version}: {n} %</source>
        <translation>Downloading {version}: {n} %</translation>
    </message>
    <message>
        <source>Завелика кількість</source>
        <translation>The quantity is too big</translation>
    </message>
    <message>
        <source>Завелика сума готівки</source>
        <translation>The cash sum is too big</translation>
    </message>
    <message>
        <source>Завелика сума чека</source>
        <translation>The receipt’s sum is too big</translation>
    </message>
    <message>
        <source>Завершення продажу</source>
        <translation>How a sale ends</translation>
    </message>
    <message>
        <source>Завершити продаж</source>
        <translation>Finish the sale</translation>
    </message>
    <message>
        <source>Завершіть оплату або поверніть гроші</source>
        <translation>Finish the payment or give the money back</translation>
    </message>
    <message>
        <source>Завершіть оплату або поверніть отримане покупцеві на сторінці оплати</source>
        <translation>Finish the payment, or give back what was taken on the payment page</translation>
    </message>
    <message>
        <source>Завершіть почате на ньому</source>
        <translation>Finish what was begun on it</translation>
    </message>
    <message>
        <source>Завершіть почате на ньому й повторіть</source>
        <translation>Finish what was begun on it and try again</translation>
    </message>
    <message>
        <source>Завершіть продаж</source>
        <translation>Finish the sale</translation>
    </message>
    <message>
        <source>Завершіть продаж, грошей не потрібно</source>
        <translation>Finish the sale, no money is needed</translation>
    </message>
    <message>
        <source>Завершіть чек, закрийте зміну й звільніть місце на диску</source>
        <translation>Finish the receipt, close the shift and free some room on the disk</translation>
    </message>
    <message>
        <source>Завжди</source>
        <translation>Always</translation>
    </message>
    <message>
        <source>Задано {sum}: більше, ніж коштують товари, не знімають</source>
        <translation>{sum} was set: no more than the goods cost comes off</translation>
    </message>
    <message>
        <source>Задовгий текст</source>
        <translation>The text is too long</translation>
    </message>
    <message>
        <source>Зайвий прибрано</source>
        <translation>Extra one removed</translation>
    </message>
    <message>
        <source>Закрийте зміну й відкрийте нову. Повернення й надсилання працюють</source>
        <translation>Close the shift and open a new one. Refunds and sending go on</translation>
    </message>
    <message>
        <source>Закрийте касу й відкрийте: вона запропонує відновити</source>
        <translation>Close the till and open it: it offers to restore</translation>
    </message>
    <message>
        <source>Закрийте касу й запустіть звичайно</source>
        <translation>Close the till and start it as usual</translation>
    </message>
    <message>
        <source>Закрийте касу й запустіть знову: вона відновить дані з копії. Нічого не видаляйте</source>
        <translation>Close the till and start it again: it restores the data from a copy. Do not delete anything</translation>
    </message>
    <message>
        <source>Закрийте кришку</source>
        <translation>Close the cover</translation>
    </message>
    <message>
        <source>Закрийте кришку: чеки, що чекають, надрукуються самі. Продаж триває</source>
        <translation>Close the cover: the slips that wait will print by themselves. Selling goes on</translation>
    </message>
    <message>
        <source>Закрийте програму, яка зайняла порт</source>
        <translation>Close the program that has the port</translation>
    </message>
    <message>
        <source>Закрийте її</source>
        <translation>Close it</translation>
    </message>
    <message>
        <source>Закрийте її на фіскальній касі: чеки в неї можуть не прийняти</source>
        <translation>Close it on the fiscal till: receipts into it may be refused</translation>
    </message>
    <message>
        <source>Закрийте її, щоб відкрити нову</source>
        <translation>Close it to open a new one</translation>
    </message>
    <message>
        <source>Закрийте її. Каса з’єднається сама</source>
        <translation>Close it. The till connects by itself</translation>
    </message>
    <message>
        <source>Закрити</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Закрити зміну</source>
        <translation>Close shift</translation>
    </message>
    <message>
        <source>Закрити касу</source>
        <translation>Close the till</translation>
    </message>
    <message>
        <source>Закрити попри це</source>
        <translation>Close all the same</translation>
    </message>
    <message>
        <source>Закрито</source>
        <translation>Closed</translation>
    </message>
    <message>
        <source>Закрито {at}, {name}</source>
        <translation>Closed {at}, {name}</translation>
    </message>
    <message>
        <source>Закриття зміни</source>
        <translation>Closing the shift</translation>
    </message>
    <message>
        <source>Закриття зміни з невирішеним</source>
        <translation>Closing a shift with something left open</translation>
    </message>
    <message>
        <source>Закриття зміни №{number}</source>
        <translation>Closing shift No. {number}</translation>
    </message>
    <message>
        <source>Залишено, як було до змін у каталозі</source>
        <translation>Left as before the catalogue&apos;s change</translation>
    </message>
    <message>
        <source>Залишилося</source>
        <translation>Left</translation>
    </message>
    <message>
        <source>Залишкові копійки ({count}) — рядкам, де відкинуто найбільше</source>
        <translation>Kopecks left over ({count}) go to the lines where most was cut off</translation>
    </message>
    <message>
        <source>Залишок за обліком</source>
        <translation>Balance by the books</translation>
    </message>
    <message>
        <source>Залишок на початок</source>
        <translation>Balance at the start</translation>
    </message>
    <message>
        <source>Залиште не більше двадцяти</source>
        <translation>Keep twenty at most</translation>
    </message>
    <message>
        <source>Залиште не більше чотирьох</source>
        <translation>Keep four at most</translation>
    </message>
    <message>
        <source>Залиште тільки адресу на зразок https://server.example</source>
        <translation>Leave only an address like https://server.example</translation>
    </message>
    <message>
        <source>Замовлення</source>
        <translation>Orders</translation>
    </message>
    <message>
        <source>Заокруглення</source>
        <translation>Rounding</translation>
    </message>
    <message>
        <source>Заокруглення вимкнено в параметрах</source>
        <translation>Rounding is switched off in settings</translation>
    </message>
    <message>
        <source>Заокруглення повернень</source>
        <translation>Rounding of refunds</translation>
    </message>
    <message>
        <source>Заокруглення продажів</source>
        <translation>Rounding of sales</translation>
    </message>
    <message>
        <source>Заокруглення, грн</source>
        <translation>Rounding, UAH</translation>
    </message>
    <message>
        <source>Заокруглити</source>
        <translation>Round</translation>
    </message>
    <message>
        <source>Заокруглюється лише готівкова частина. Проведену карткою частину можна прибрати тільки поверненням на термінал.</source>
        <translation>Only the cash part is rounded. A part charged to a card goes only back through the terminal.</translation>
    </message>
    <message>
        <source>Запам’ятовано в захищеному сховищі системи</source>
        <translation>Remembered in the system’s credential store</translation>
    </message>
    <message>
        <source>Запасний</source>
        <translation>Spare</translation>
    </message>
    <message>
        <source>Запис</source>
        <translation>Entry</translation>
    </message>
    <message>
        <source>Запис №{n} · контрольний запис {sign}</source>
        <translation>Entry {n} · control record {sign}</translation>
    </message>
    <message>
        <source>Запис №{n} змінено не касою. Усе до нього ціле.</source>
        <translation>Entry {n} was changed, not by the till. All before it is whole.</translation>
    </message>
    <message>
        <source>Запис №{n} стоїть не на своєму місці. Усе до нього ціле.</source>
        <translation>Entry {n} is not in its place. All before it is whole.</translation>
    </message>
    <message>
        <source>Запису №{n} немає. Усе до нього ціле.</source>
        <translation>Entry {n} is missing. All before it is whole.</translation>
    </message>
    <message>
        <source>Записів</source>
        <translation>Entries</translation>
    </message>
    <message>
        <source>Запит надіслано</source>
        <translation>Request sent</translation>
    </message>
    <message>
        <source>Запитано про вік покупця</source>
        <translation>Customer’s age asked</translation>
    </message>
    <message>
        <source>Запитано про прострочений товар</source>
        <translation>Asked about goods past their day</translation>
    </message>
    <message>
        <source>Заповнити</source>
        <translation>Fill in</translation>
    </message>
    <message>
        <source>Заповніть поле</source>
        <translation>Fill in this field</translation>
    </message>
    <message>
        <source>Запускається…</source>
        <translation>Starting…</translation>
    </message>
    <message>
        <source>Зараз не продається: {name}</source>
        <translation>Not sold at this hour: {name}</translation>
    </message>
    <message>
        <source>Зараз у касі</source>
        <translation>In the drawer now</translation>
    </message>
    <message>
        <source>Застосувати</source>
        <translation>Apply</translation>
    </message>
    <message>
        <source>Зачекайте хвилину або перезапустіть термінал</source>
        <translation>Wait a minute, or restart the terminal</translation>
    </message>
    <message>
        <source>Зачекайте, доки вага заспокоїться.</source>
        <translation>Wait until the weight settles.</translation>
    </message>
    <message>
        <source>Зачекайте…</source>
        <translation>Wait…</translation>
    </message>
    <message>
        <source>Зберегти</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Зберегти PDF</source>
        <translation>Save PDF</translation>
    </message>
    <message>
        <source>Зберегти PNG</source>
        <translation>Save PNG</translation>
    </message>
    <message>
        <source>Зберегти у файл</source>
        <translation>Save to a file</translation>
    </message>
    <message>
        <source>Збережених Z-звітів за ці дні немає, а зв’язку із сервером немає теж</source>
        <translation>No Z-reports of these days are saved, and there is no connection to the server</translation>
    </message>
    <message>
        <source>Збережено: {name}</source>
        <translation>Saved: {name}</translation>
    </message>
    <message>
        <source>Зберігаються на цій касі дві доби</source>
        <translation>Kept on this till for two days</translation>
    </message>
    <message>
        <source>Зберігаються на цій касі до закриття зміни</source>
        <translation>Kept on this till until the shift closes</translation>
    </message>
    <message>
        <source>Зберігаються на цій касі одну добу</source>
        <translation>Kept on this till for a day</translation>
    </message>
    <message>
        <source>Зберігаються на цій касі та на сервері</source>
        <translation>Kept on this till and on the server</translation>
    </message>
    <message>
        <source>Зберігаються на цій касі тиждень</source>
        <translation>Kept on this till for a week</translation>
    </message>
    <message>
        <source>Збігається з касою в усьому</source>
        <translation>Agrees with the till in everything</translation>
    </message>
    <message>
        <source>Збігається із сервером</source>
        <translation>Agrees with the server</translation>
    </message>
    <message>
        <source>Збільшити</source>
        <translation>Larger</translation>
    </message>
    <message>
        <source>Зважування</source>
        <translation>Weighing</translation>
    </message>
    <message>
        <source>Звичайний</source>
        <translation>Normal</translation>
    </message>
    <message>
        <source>Звичайно</source>
        <translation>Normal</translation>
    </message>
    <message>
        <source>Звуки</source>
        <translation>Sounds</translation>
    </message>
    <message>
        <source>Звідки різниця</source>
        <translation>Where the difference is from</translation>
    </message>
    <message>
        <source>Звільніть місце зараз: чеки ніде зберігати</source>
        <translation>Make room now: receipts cannot be kept</translation>
    </message>
    <message>
        <source>Звільніть місце: без нього каса не зможе зберігати чеки</source>
        <translation>Free some room: without it the till cannot keep receipts</translation>
    </message>
    <message>
        <source>Звільніть місце: видаліть непотрібне з диска</source>
        <translation>Make room: delete what is not needed</translation>
    </message>
    <message>
        <source>Звільніть місце; продажу це не заважає</source>
        <translation>Make room; sales are not disturbed</translation>
    </message>
    <message>
        <source>Звільніть платформу й обнуліть ваги</source>
        <translation>Clear the platform and zero the scale</translation>
    </message>
    <message>
        <source>Звірено з сервером: усе збігається, {time}</source>
        <translation>Compared with the server: all agrees, {time}</translation>
    </message>
    <message>
        <source>Звірено о {time}: {what}</source>
        <translation>Compared at {time}: {what}</translation>
    </message>
    <message>
        <source>Звірено о {time}: збігається {same}, ще не звірено {left}</source>
        <translation>Compared at {time}: {same} agree, {left} still to compare</translation>
    </message>
    <message>
        <source>Звірити</source>
        <translation>Compare</translation>
    </message>
    <message>
        <source>Звірити із сервером</source>
        <translation>Compare with the server</translation>
    </message>
    <message>
        <source>Звірити із сервером зараз</source>
        <translation>Compare with the server now</translation>
    </message>
    <message>
        <source>Звірка</source>
        <translation>Settlement</translation>
    </message>
    <message>
        <source>Звірка з банком</source>
        <translation>Settled with the bank</translation>
    </message>
    <message>
        <source>Звірка термінала</source>
        <translation>Terminal settlement</translation>
    </message>
    <message>
        <source>Звірка із сервером: є розбіжності</source>
        <translation>Compared with the server: it differs</translation>
    </message>
    <message>
        <source>Звірка: {when}</source>
        <translation>Terminal settled: {when}</translation>
    </message>
    <message>
        <source>Звірки термінала ще не було</source>
        <translation>The terminal was never settled</translation>
    </message>
    <message>
        <source>Звірки ще не було</source>
        <translation>Terminal never settled</translation>
    </message>
    <message>
        <source>Звірку зроблено.</source>
        <translation>Settled.</translation>
    </message>
    <message>
        <source>Звірте дату й час комп’ютера</source>
        <translation>Check the computer&apos;s date and time</translation>
    </message>
    <message>
        <source>Звірте дату, час і часовий пояс комп’ютера</source>
        <translation>Check the computer&apos;s date, time and time zone</translation>
    </message>
    <message>
        <source>Звірте їх із чеками на сервері SmartKasa та з паперовими чеками.</source>
        <translation>Compare them with the receipts on the SmartKasa server and on paper.</translation>
    </message>
    <message>
        <source>Звіряємо з касою…</source>
        <translation>Comparing with the till…</translation>
    </message>
    <message>
        <source>Звіряється з сервером…</source>
        <translation>Comparing with the server…</translation>
    </message>
    <message>
        <source>Звіт не друкували</source>
        <translation>The report was not printed</translation>
    </message>
    <message>
        <source>Звіт передано на друк</source>
        <translation>The report was sent to the printer</translation>
    </message>
    <message>
        <source>Звіт порожній.</source>
        <translation>The report is empty.</translation>
    </message>
    <message>
        <source>Звіт термінала</source>
        <translation>Terminal’s report</translation>
    </message>
    <message>
        <source>Звіти</source>
        <translation>Reports</translation>
    </message>
    <message>
        <source>Звіти показують тим, хто має на це право</source>
        <translation>Reports are shown to those who may see them</translation>
    </message>
    <message>
        <source>Звітів</source>
        <translation>Reports</translation>
    </message>
    <message>
        <source>Здано (службова видача)</source>
        <translation>Handed over (service output)</translation>
    </message>
    <message>
        <source>Здати (службова видача)</source>
        <translation>Hand over (service output)</translation>
    </message>
    <message>
        <source>Зменшити</source>
        <translation>Smaller</translation>
    </message>
    <message>
        <source>Змін цієї каси у звіті немає</source>
        <translation>No shifts of this till in the report</translation>
    </message>
    <message>
        <source>Зміна</source>
        <translation>Shift</translation>
    </message>
    <message>
        <source>Зміна й гроші</source>
        <translation>Shift and money</translation>
    </message>
    <message>
        <source>Зміна каси</source>
        <translation>Till&apos;s shift</translation>
    </message>
    <message>
        <source>Зміна лишиться відкритою.</source>
        <translation>The shift stays open.</translation>
    </message>
    <message>
        <source>Зміна на сервері</source>
        <translation>Shift on the server</translation>
    </message>
    <message>
        <source>Зміна на сервері відкрита</source>
        <translation>The server&apos;s shift is open</translation>
    </message>
    <message>
        <source>Зміна на сервері задовга</source>
        <translation>The server&apos;s shift is too long</translation>
    </message>
    <message>
        <source>Зміна на сервері невідома</source>
        <translation>The server&apos;s shift is not known</translation>
    </message>
    <message>
        <source>Зміна на сервері інша</source>
        <translation>Another shift on the server</translation>
    </message>
    <message>
        <source>Зміна на сервері №{number}</source>
        <translation>Server’s shift {number}</translation>
    </message>
    <message>
        <source>Зміна параметрів каси</source>
        <translation>Changing the till’s settings</translation>
    </message>
    <message>
        <source>Зміна понад 24 години</source>
        <translation>Shift over 24 hours</translation>
    </message>
    <message>
        <source>Зміна триває 24 години: нові продажі зупинено</source>
        <translation>The shift is 24 hours old: new sales are stopped</translation>
    </message>
    <message>
        <source>Зміна триває {time}</source>
        <translation>The shift has lasted {time}</translation>
    </message>
    <message>
        <source>Зміна триває понад 24 години</source>
        <translation>The shift has lasted more than 24 hours</translation>
    </message>
    <message>
        <source>Зміна триває понад 24 години: нові продажі зупинено. Закрийте зміну</source>
        <translation>The shift has lasted more than 24 hours: new sales have stopped. Close the shift</translation>
    </message>
    <message>
        <source>Зміна №{number}</source>
        <translation>Shift No. {number}</translation>
    </message>
    <message>
        <source>Зміна №{number} · {lasted}</source>
        <translation>Shift No. {number} · {lasted}</translation>
    </message>
    <message>
        <source>Зміна №{number} з {time}</source>
        <translation>Shift No. {number} since {time}</translation>
    </message>
    <message>
        <source>Зміна №{number} на сервері триває понад 24 години</source>
        <translation>Shift No. {number} on the server is over 24 hours old</translation>
    </message>
    <message>
        <source>Зміна №{number}, X</source>
        <translation>Shift No. {number}, X</translation>
    </message>
    <message>
        <source>Зміна №{number}, закрита</source>
        <translation>Shift No. {number}, closed</translation>
    </message>
    <message>
        <source>Зміни</source>
        <translation>Shifts</translation>
    </message>
    <message>
        <source>Зміни в чеку</source>
        <translation>Changes of a receipt</translation>
    </message>
    <message>
        <source>Зміни цієї каси</source>
        <translation>Shifts of this till</translation>
    </message>
    <message>
        <source>Змінити</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>Зміну</source>
        <translation>A shift</translation>
    </message>
    <message>
        <source>Зміну вже відкрито</source>
        <translation>A shift is open already</translation>
    </message>
    <message>
        <source>Зміну відкрито</source>
        <translation>Shift opened</translation>
    </message>
    <message>
        <source>Зміну відкрито: закрийте її</source>
        <translation>A shift is open: close it</translation>
    </message>
    <message>
        <source>Зміну закрив сервер</source>
        <translation>The server closed the shift</translation>
    </message>
    <message>
        <source>Зміну закрито</source>
        <translation>Shift closed</translation>
    </message>
    <message>
        <source>Зміну закрито з невідомою оплатою</source>
        <translation>Shift closed with a payment in doubt</translation>
    </message>
    <message>
        <source>Зміну на сервері закрито</source>
        <translation>The server&apos;s shift was closed</translation>
    </message>
    <message>
        <source>Зміну не відкрито</source>
        <translation>No shift is open</translation>
    </message>
    <message>
        <source>Зміну не збережено. Виправте або видаліть settings.json у теці каси</source>
        <translation>The change was not saved. Correct or delete settings.json in the till’s folder</translation>
    </message>
    <message>
        <source>Зміну не збережено. Залиште це право хоча б одній ролі, яку має хтось із людей</source>
        <translation>The change is not kept. Leave this right to a role that somebody here has</translation>
    </message>
    <message>
        <source>Зміну не збережено. Поверніть звичайні права й виставте їх знову</source>
        <translation>The change is not kept. Go back to the usual rights and set them again</translation>
    </message>
    <message>
        <source>Зміну №{number} закрито</source>
        <translation>Shift No. {number} is closed</translation>
    </message>
    <message>
        <source>Зміну №{number} на сервері закрито</source>
        <translation>Shift No. {number} was closed on the server</translation>
    </message>
    <message>
        <source>Змініть одне — старший підтвердить PIN-кодом.</source>
        <translation>Change one thing: a senior confirms it by PIN.</translation>
    </message>
    <message>
        <source>Змішана</source>
        <translation>Split</translation>
    </message>
    <message>
        <source>Знайдене — у чек</source>
        <translation>Add what was found</translation>
    </message>
    <message>
        <source>Знайдено</source>
        <translation>Found</translation>
    </message>
    <message>
        <source>Знайдено {count}</source>
        <translation>{count} found</translation>
    </message>
    <message>
        <source>Знайдено {count} за «{words}»</source>
        <translation>Found {count} for “{words}”</translation>
    </message>
    <message>
        <source>Знайдено пошкодження</source>
        <translation>Damage was found</translation>
    </message>
    <message>
        <source>Знайдені принтери</source>
        <translation>Printers found</translation>
    </message>
    <message>
        <source>Знайдені товари</source>
        <translation>Goods found</translation>
    </message>
    <message>
        <source>Знижка</source>
        <translation>Discount</translation>
    </message>
    <message>
        <source>Знижка {percent} від {sum}</source>
        <translation>Discount {percent} of {sum}</translation>
    </message>
    <message>
        <source>Знижка {value}</source>
        <translation>Discount {value}</translation>
    </message>
    <message>
        <source>Знижка без дозволу</source>
        <translation>Discount without asking</translation>
    </message>
    <message>
        <source>Знижка буває від 0 до 100 %</source>
        <translation>A discount is from 0 to 100 %</translation>
    </message>
    <message>
        <source>Знижка на рядок</source>
        <translation>Line discount</translation>
    </message>
    <message>
        <source>Знижка на товар</source>
        <translation>Discount on the item</translation>
    </message>
    <message>
        <source>Знижка на чек</source>
        <translation>Receipt discount</translation>
    </message>
    <message>
        <source>Знижка понад {percent}</source>
        <translation>Discount above {percent}</translation>
    </message>
    <message>
        <source>Знижка чека не діє: товар продають за ціною каталогу</source>
        <translation>The receipt’s discount passes it by: sold at the catalogue’s price</translation>
    </message>
    <message>
        <source>Знижка, грн</source>
        <translation>Discount, UAH</translation>
    </message>
    <message>
        <source>Знижки</source>
        <translation>Discounts</translation>
    </message>
    <message>
        <source>Знижки в поверненнях</source>
        <translation>Discounts in refunds</translation>
    </message>
    <message>
        <source>Знижки з продажів</source>
        <translation>Discounts of sales</translation>
    </message>
    <message>
        <source>Знижки й заокруглення</source>
        <translation>Discounts and rounding</translation>
    </message>
    <message>
        <source>Знижки на товари</source>
        <translation>Discounts on items</translation>
    </message>
    <message>
        <source>Знижки тут не дають</source>
        <translation>No discount is given here</translation>
    </message>
    <message>
        <source>Зникнуть навчальні чеки, зміни, товари й налаштування навчального сервера. Справжньої каси це не торкнеться. Вигляд екрана лишиться.</source>
        <translation>The training receipts, shifts, goods and the training server&apos;s state will be gone. The real till is not touched. The look of the screen stays.</translation>
    </message>
    <message>
        <source>Зняти вибір</source>
        <translation>Select none</translation>
    </message>
    <message>
        <source>Зняти знижку</source>
        <translation>Remove discount</translation>
    </message>
    <message>
        <source>Зніміть частину товару</source>
        <translation>Take some of the goods off</translation>
    </message>
    <message>
        <source>Зразки: {forms}</source>
        <translation>Examples: {forms}</translation>
    </message>
    <message>
        <source>Зразок</source>
        <translation>Sample</translation>
    </message>
    <message>
        <source>Зразок чека</source>
        <translation>Sample receipt</translation>
    </message>
    <message>
        <source>Зразок: {hours}</source>
        <translation>Sample: {hours}</translation>
    </message>
    <message>
        <source>Зробити звірку</source>
        <translation>Settle</translation>
    </message>
    <message>
        <source>Зробити копію</source>
        <translation>Make a copy</translation>
    </message>
    <message>
        <source>Зробіть копію: «Параметри → Дані»</source>
        <translation>Make a copy: “Settings → Data”</translation>
    </message>
    <message>
        <source>Зрозуміло</source>
        <translation>I understand</translation>
    </message>
    <message>
        <source>Зупинити</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>Зчитано {stamps}: доведеться сканувати знову.</source>
        <translation>{stamps} were read and will have to be scanned again.</translation>
    </message>
    <message>
        <source>Зчитано марок: {have} з {want}</source>
        <translation>Stamps read: {have} of {want}</translation>
    </message>
    <message>
        <source>Зчитані марки</source>
        <translation>Stamps read</translation>
    </message>
    <message>
        <source>Зчитати з ваг</source>
        <translation>Read the scale</translation>
    </message>
    <message>
        <source>Зчитувати акцизні марки</source>
        <translation>Read excise stamps</translation>
    </message>
    <message>
        <source>З’явиться в наступній версії</source>
        <translation>Comes in a later version</translation>
    </message>
    <message>
        <source>З’ясовано: {sum} повернено на картку</source>
        <translation>Settled: {sum} refunded to the card</translation>
    </message>
    <message>
        <source>З’ясовано: оплата карткою на {sum} пройшла</source>
        <translation>Settled: the card payment of {sum} went through</translation>
    </message>
    <message>
        <source>З’ясовано: оплату скасовано</source>
        <translation>Settled: the payment was cancelled</translation>
    </message>
    <message>
        <source>З’ясувати</source>
        <translation>Settle</translation>
    </message>
    <message>
        <source>З’єднання…</source>
        <translation>Connecting…</translation>
    </message>
    <message>
        <source>З’єднуємося з терміналом</source>
        <translation>Connecting to the terminal</translation>
    </message>
    <message>
        <source>Його вже забрано назад: не продайте двічі</source>
        <translation>It was taken back here: do not sell it twice</translation>
    </message>
    <message>
        <source>Його вже повернуто й тут: не продайте двічі</source>
        <translation>It was taken back here too: do not sell it twice</translation>
    </message>
    <message>
        <source>Його взяли на іншу касу й продадуть там</source>
        <translation>Another till took it and sells it there</translation>
    </message>
    <message>
        <source>Його видають у кабінеті SmartKasa</source>
        <translation>It is issued in the SmartKasa account</translation>
    </message>
    <message>
        <source>Його вмикають у налаштуваннях каси</source>
        <translation>It is switched on in the till&apos;s settings</translation>
    </message>
    <message>
        <source>Його відкладено вбік. Каса читає товари із сервера знову, продажі не зачеплено</source>
        <translation>It was put aside. The till reads the goods from the server again, sales are not affected</translation>
    </message>
    <message>
        <source>Його оплатять на фіскальній касі. Товар сюди не повернуто</source>
        <translation>It is paid at the fiscal till. The goods were not taken back</translation>
    </message>
    <message>
        <source>Його прибрали, коли він уже був у чеку. Продати його можна, на сервер піде назва й ціна з чека.</source>
        <translation>They were taken away when they were in the receipt already. They may be sold; the server gets the name and the price of the receipt.</translation>
    </message>
    <message>
        <source>Його прибрано зі списку</source>
        <translation>It is off the list</translation>
    </message>
    <message>
        <source>Його прибрано на фіскальній касі. Товар не продано</source>
        <translation>Put away at the fiscal till. The goods are not sold</translation>
    </message>
    <message>
        <source>Його продають за ціною каталогу</source>
        <translation>It is sold at the catalogue&apos;s price</translation>
    </message>
    <message>
        <source>Його сертифікат видано для іншої адреси. Перевірте адресу сервера</source>
        <translation>Its certificate is another address’s. Check the server’s address</translation>
    </message>
    <message>
        <source>КБ</source>
        <translation>KB</translation>
    </message>
    <message>
        <source>Кабінет або застосунок</source>
        <translation>Cabinet or app</translation>
    </message>
    <message>
        <source>Картинки товарів</source>
        <translation>Pictures of goods</translation>
    </message>
    <message>
        <source>Картка</source>
        <translation>Card</translation>
    </message>
    <message>
        <source>Картка без чека або без відповіді банку</source>
        <translation>A card without a receipt or without the bank&apos;s answer</translation>
    </message>
    <message>
        <source>Картка вручну</source>
        <translation>Card by hand</translation>
    </message>
    <message>
        <source>Картка пройшла</source>
        <translation>Card approved</translation>
    </message>
    <message>
        <source>Картки</source>
        <translation>Cards</translation>
    </message>
    <message>
        <source>Картки без чека</source>
        <translation>Cards without a receipt</translation>
    </message>
    <message>
        <source>Картки не приймаються</source>
        <translation>Cards are not taken</translation>
    </message>
    <message>
        <source>Картки не приймаємо</source>
        <translation>Cards are not taken</translation>
    </message>
    <message>
        <source>Карткою</source>
        <translation>By card</translation>
    </message>
    <message>
        <source>Картку вийнято</source>
        <translation>The card is taken out</translation>
    </message>
    <message>
        <source>Картку прочитано</source>
        <translation>The card is read</translation>
    </message>
    <message>
        <source>Каса</source>
        <translation>Till</translation>
    </message>
    <message>
        <source>Каса {code}</source>
        <translation>Till {code}</translation>
    </message>
    <message>
        <source>Каса бере цю вагу</source>
        <translation>The till takes this weight</translation>
    </message>
    <message>
        <source>Каса вже працює на цьому комп’ютері</source>
        <translation>The till is already running on this computer</translation>
    </message>
    <message>
        <source>Каса вже така, як у файлі</source>
        <translation>The till is already as the file says</translation>
    </message>
    <message>
        <source>Каса відновлює дані…</source>
        <translation>The till restores the data…</translation>
    </message>
    <message>
        <source>Каса зараз заблокується</source>
        <translation>The till is about to lock</translation>
    </message>
    <message>
        <source>Каса зупинилася о {time}, не встигнувши показати решту</source>
        <translation>The till stopped at {time} before it could show the change</translation>
    </message>
    <message>
        <source>Каса зупинилася о {time}, не встигнувши це показати</source>
        <translation>The till stopped at {time} before it could show this</translation>
    </message>
    <message>
        <source>Каса зупинилася о {time}. Перевірте, чи віддали гроші</source>
        <translation>The till stopped at {time}. Check whether the money was handed over</translation>
    </message>
    <message>
        <source>Каса й параметри</source>
        <translation>Till and settings</translation>
    </message>
    <message>
        <source>Каса надрукує аркуш із пронумерованими рядками. Знайдіть на ньому рядок, що читається так:</source>
        <translation>The till prints a page of numbered lines. Find the line on it that reads like this:</translation>
    </message>
    <message>
        <source>Каса не бачить рахунку. Видавайте товар, коли покупець показав квитанцію зі статусом «Проведено» або гроші вже надійшли.</source>
        <translation>The till does not see the account. Hand the goods over when the buyer has shown a bank receipt marked as done, or the money is there.</translation>
    </message>
    <message>
        <source>Каса не друкує їх без вас</source>
        <translation>The till doesn’t print them without you</translation>
    </message>
    <message>
        <source>Каса не може зберегти дані. Продаж зупинено</source>
        <translation>The till cannot save data. Selling has stopped</translation>
    </message>
    <message>
        <source>Каса не певна, що це вона. Порівняйте з чеком термінала й виберіть самі. Чек збережено.</source>
        <translation>The till cannot be sure that this is the one. Compare it with the terminal’s slip and choose. The receipt is saved.</translation>
    </message>
    <message>
        <source>Каса перезапуститься з вигаданими товарами, грошима й сервером. Справжні чеки, зміна й гроші лишаться недоторканими.</source>
        <translation>The till restarts with made-up goods, money and server. Real receipts, shift and money stay untouched.</translation>
    </message>
    <message>
        <source>Каса перезапуститься й повернеться до справжніх товарів і чеків. Навчальні лишаться тут.</source>
        <translation>The till restarts and comes back to real goods and receipts. The training ones stay here.</translation>
    </message>
    <message>
        <source>Каса працює на своїй версії, чеки збережено</source>
        <translation>The till works on with its version, the receipts are safe</translation>
    </message>
    <message>
        <source>Каса працює, документи чекають на диску. Введіть телефон і пароль, і вони підуть самі.</source>
        <translation>The till works, documents wait on disk. Enter phone and password and they go out by themselves.</translation>
    </message>
    <message>
        <source>Каса працює. Документи збережено на диску й надсилаються по черзі, щойно зв’язок з’явиться.</source>
        <translation>The till works. Documents are saved on disk and go out in turn once the connection is back.</translation>
    </message>
    <message>
        <source>Каса спершу перевірить, чи він уже там, і тільки потім надішле. Двічі він не піде.</source>
        <translation>The till first checks whether it is there and only then sends it. It will not go twice.</translation>
    </message>
    <message>
        <source>Каса спитає, щойно буде зв’язок</source>
        <translation>The till will ask as soon as there is a connection</translation>
    </message>
    <message>
        <source>Каса спробує ще раз сама</source>
        <translation>The till will try again by itself</translation>
    </message>
    <message>
        <source>Каса стане такою, як та, з якої файл: усе або нічого.</source>
        <translation>The till becomes like the one the file is from: all of it or nothing.</translation>
    </message>
    <message>
        <source>Касир</source>
        <translation>Cashier</translation>
    </message>
    <message>
        <source>Касири</source>
        <translation>Cashiers</translation>
    </message>
    <message>
        <source>Касове місце ще не налаштовано</source>
        <translation>This till is not set up yet</translation>
    </message>
    <message>
        <source>Касу заблоковано</source>
        <translation>Till locked</translation>
    </message>
    <message>
        <source>Касу можна заблокувати після його відповіді</source>
        <translation>The till can be locked after its answer</translation>
    </message>
    <message>
        <source>Каталог змінився: {lines}</source>
        <translation>The catalogue has changed: {lines}</translation>
    </message>
    <message>
        <source>Категорія</source>
        <translation>Category</translation>
    </message>
    <message>
        <source>Категорія {n}</source>
        <translation>Category {n}</translation>
    </message>
    <message>
        <source>Категорія за номером</source>
        <translation>Category by its number</translation>
    </message>
    <message>
        <source>Категорії</source>
        <translation>Categories</translation>
    </message>
    <message>
        <source>Категорії без знижок</source>
        <translation>Categories without discounts</translation>
    </message>
    <message>
        <source>Категорії замовлень</source>
        <translation>Order categories</translation>
    </message>
    <message>
        <source>Квитанцію перевірено</source>
        <translation>Bank receipt checked</translation>
    </message>
    <message>
        <source>Керування</source>
        <translation>Managing</translation>
    </message>
    <message>
        <source>Ким на цій касі є люди з такою роллю в SmartKasa. Невідома роль — касир.</source>
        <translation>Who people with such a role in SmartKasa are at this till. An unknown role is a cashier.</translation>
    </message>
    <message>
        <source>Кирилиця</source>
        <translation>Cyrillic</translation>
    </message>
    <message>
        <source>Клавіші</source>
        <translation>Keys</translation>
    </message>
    <message>
        <source>Клавіші в settings.json записано неправильно</source>
        <translation>The keys in settings.json are wrong</translation>
    </message>
    <message>
        <source>Клавіші цієї сторінки</source>
        <translation>Keys of this page</translation>
    </message>
    <message>
        <source>Клавіші: {page}</source>
        <translation>Keys: {page}</translation>
    </message>
    <message>
        <source>Ключ API</source>
        <translation>API key</translation>
    </message>
    <message>
        <source>Ключ API записано з помилкою</source>
        <translation>The API key is misspelt</translation>
    </message>
    <message>
        <source>Ключ API не підходить</source>
        <translation>The API key is wrong</translation>
    </message>
    <message>
        <source>Код авторизації</source>
        <translation>Authorisation code</translation>
    </message>
    <message>
        <source>Код авторизації має 6 цифр або латинських літер</source>
        <translation>An authorisation code has 6 digits or Latin letters</translation>
    </message>
    <message>
        <source>Код для проби</source>
        <translation>Code to try</translation>
    </message>
    <message>
        <source>Код записано з помилкою</source>
        <translation>The code is mistyped</translation>
    </message>
    <message>
        <source>Код каси</source>
        <translation>Till code</translation>
    </message>
    <message>
        <source>Код каси порожній</source>
        <translation>The till’s code is empty</translation>
    </message>
    <message>
        <source>Код платника</source>
        <translation>Tax ID</translation>
    </message>
    <message>
        <source>Код прочитано з помилкою: {code}</source>
        <translation>Code read with a mistake: {code}</translation>
    </message>
    <message>
        <source>Код сканують телефоном</source>
        <translation>The code is read with a phone</translation>
    </message>
    <message>
        <source>Кодова сторінка</source>
        <translation>Code page</translation>
    </message>
    <message>
        <source>Кодова сторінка {page}</source>
        <translation>Code page {page}</translation>
    </message>
    <message>
        <source>Коли</source>
        <translation>When</translation>
    </message>
    <message>
        <source>Коментар</source>
        <translation>Comment</translation>
    </message>
    <message>
        <source>Коментар до рядка</source>
        <translation>Comment on the line</translation>
    </message>
    <message>
        <source>Коментар до товару</source>
        <translation>Comment on the item</translation>
    </message>
    <message>
        <source>Кому повернено</source>
        <translation>Sent to</translation>
    </message>
    <message>
        <source>Контрастна</source>
        <translation>High contrast</translation>
    </message>
    <message>
        <source>Контрольна цифра не збігається. Скануйте ще раз або введіть код з упаковки</source>
        <translation>The check digit does not match. Scan again or type the code from the pack</translation>
    </message>
    <message>
        <source>Контрольний запис</source>
        <translation>Control record</translation>
    </message>
    <message>
        <source>Контрольний запис є в журналі, №{n} від {at}: усе до нього ціле.</source>
        <translation>The control record is in the log, entry {n} of {at}: all before it is whole.</translation>
    </message>
    <message>
        <source>Контрольний запис є, №{n} від {at}, але до нього ланцюжок порушено.</source>
        <translation>The control record is here, entry {n} of {at}, but the chain before it is broken.</translation>
    </message>
    <message>
        <source>Копійка, що лишилася від поділу знижки</source>
        <translation>A kopeck left over from sharing the discount</translation>
    </message>
    <message>
        <source>Копію Z-звіту передано на друк</source>
        <translation>The copy of the Z-report went to the printer</translation>
    </message>
    <message>
        <source>Копію буде надруковано після оплати</source>
        <translation>The copy is printed after payment</translation>
    </message>
    <message>
        <source>Копію даних не зроблено</source>
        <translation>No copy of the data was made</translation>
    </message>
    <message>
        <source>Копію записано: {file}. Змініть її в редакторі тексту й натисніть «Оновити»</source>
        <translation>The copy is {file}. Change it in a text editor and press “Refresh”</translation>
    </message>
    <message>
        <source>Копію надруковано</source>
        <translation>Copy printed</translation>
    </message>
    <message>
        <source>Копію передано на друк</source>
        <translation>The copy is sent to the printer</translation>
    </message>
    <message>
        <source>Копія</source>
        <translation>Copy</translation>
    </message>
    <message>
        <source>Копія лишилася тільки на цьому комп’ютері. Перевірте теку в параметрах, розділ «Дані»</source>
        <translation>The copy is on this computer only. Check the folder in the settings, part “Data”</translation>
    </message>
    <message>
        <source>Копія не вдалася: «Параметри → Дані»</source>
        <translation>The copy failed: “Settings → Data”</translation>
    </message>
    <message>
        <source>Копія, PDF</source>
        <translation>Copy, PDF</translation>
    </message>
    <message>
        <source>Копія, картинка PNG</source>
        <translation>Copy, PNG picture</translation>
    </message>
    <message>
        <source>Копії немає, і прочитати не вдалося нічого.</source>
        <translation>There is no copy, and nothing could be read.</translation>
    </message>
    <message>
        <source>Копії немає. Із самого пошкодженого файлу прочитано {count}.</source>
        <translation>There is no copy. From the damaged file itself {count} could be read.</translation>
    </message>
    <message>
        <source>Кришку принтера відкрито</source>
        <translation>The printer’s cover is open</translation>
    </message>
    <message>
        <source>Куди зберегти</source>
        <translation>Where to save</translation>
    </message>
    <message>
        <source>Куплено</source>
        <translation>Bought</translation>
    </message>
    <message>
        <source>Кількість</source>
        <translation>Quantity</translation>
    </message>
    <message>
        <source>Кількість або сума</source>
        <translation>Count or sum</translation>
    </message>
    <message>
        <source>Кількість зменшено</source>
        <translation>Quantity reduced</translation>
    </message>
    <message>
        <source>Кількість рядка</source>
        <translation>Line quantity</translation>
    </message>
    <message>
        <source>Кількість рядка: більше, менше</source>
        <translation>Line quantity: more, less</translation>
    </message>
    <message>
        <source>Кількість: більше, менше</source>
        <translation>Quantity: more, less</translation>
    </message>
    <message>
        <source>Кінець журналу відрізано: немає запису №{n} і далі.</source>
        <translation>The end of the log was cut off: entry {n} and what followed are gone.</translation>
    </message>
    <message>
        <source>Кінець роботи</source>
        <translation>End of work</translation>
    </message>
    <message>
        <source>Кіоск</source>
        <translation>Kiosk</translation>
    </message>
    <message>
        <source>Ланцюжок</source>
        <translation>Chain</translation>
    </message>
    <message>
        <source>Ланцюжок цілий: перевірено всі записи, {n}.</source>
        <translation>The chain is whole: all {n} entries were checked.</translation>
    </message>
    <message>
        <source>Лише до закриття каси: захищеного сховища в системі немає, тож пароль спитаємо знову</source>
        <translation>Until the till closes: the system has no credential store, so the password will be asked again</translation>
    </message>
    <message>
        <source>Лише на одну дію. Обидва імені буде записано</source>
        <translation>For one action only. Both names are recorded</translation>
    </message>
    <message>
        <source>Лишено на завтра</source>
        <translation>Left for tomorrow</translation>
    </message>
    <message>
        <source>Лишилося {left} грн. Здача буває лише з готівки</source>
        <translation>{left} UAH is left. Only cash gives change</translation>
    </message>
    <message>
        <source>Лишилося в касі</source>
        <translation>Left in the drawer</translation>
    </message>
    <message>
        <source>Лишилося невирішене</source>
        <translation>Something is left open</translation>
    </message>
    <message>
        <source>Лишилося сплатити</source>
        <translation>Left to pay</translation>
    </message>
    <message>
        <source>Лишилося сплатити {left} грн</source>
        <translation>{left} UAH is left to pay</translation>
    </message>
    <message>
        <source>Лишити</source>
        <translation>Keep</translation>
    </message>
    <message>
        <source>Лишити {price}</source>
        <translation>Keep {price}</translation>
    </message>
    <message>
        <source>Лишити {tax}</source>
        <translation>Keep {tax}</translation>
    </message>
    <message>
        <source>Лишити на завтра</source>
        <translation>Leave for tomorrow</translation>
    </message>
    <message>
        <source>Лишитися</source>
        <translation>Stay</translation>
    </message>
    <message>
        <source>Лишиться</source>
        <translation>Will be left</translation>
    </message>
    <message>
        <source>Лишиться на касі до наступної зміни</source>
        <translation>It stays on the till for the next shift</translation>
    </message>
    <message>
        <source>Людей ще не прочитано із сервера</source>
        <translation>People have not been read from the server yet</translation>
    </message>
    <message>
        <source>Людей, товари й місце каси прочитаємо із сервера після входу за паролем.</source>
        <translation>People, goods and the till&apos;s place are read from the server after a sign-in with the password.</translation>
    </message>
    <message>
        <source>Люди й дозволи</source>
        <translation>People and leaves</translation>
    </message>
    <message>
        <source>Люди і права</source>
        <translation>People</translation>
    </message>
    <message>
        <source>Лівою рукою</source>
        <translation>Left-handed</translation>
    </message>
    <message>
        <source>Літери — за місцем на клавіатурі, розкладка не важлива. Змінити клавіші: «Параметри → Клавіші».</source>
        <translation>Letters go by their place on the keyboard, whatever its layout. To change keys: “Settings → Keys”.</translation>
    </message>
    <message>
        <source>МБ</source>
        <translation>MB</translation>
    </message>
    <message>
        <source>Магазин і каса</source>
        <translation>Shop and till</translation>
    </message>
    <message>
        <source>Мало бути</source>
        <translation>Expected</translation>
    </message>
    <message>
        <source>Мало місця на диску: {size}</source>
        <translation>Little room on the disk: {size}</translation>
    </message>
    <message>
        <source>Малюнком</source>
        <translation>As a picture</translation>
    </message>
    <message>
        <source>Малюнком через COM-порт чек друкується близько {count} с. Виберіть кодову сторінку</source>
        <translation>Drawn over a COM port a slip takes about {count} s. Choose a code page</translation>
    </message>
    <message>
        <source>Малюнок</source>
        <translation>Picture</translation>
    </message>
    <message>
        <source>Малюнок з нього не відкривається</source>
        <translation>No picture opens from it</translation>
    </message>
    <message>
        <source>Малюнок завеликий</source>
        <translation>The picture is too big</translation>
    </message>
    <message>
        <source>Малюнок на чеку</source>
        <translation>Picture on the receipt</translation>
    </message>
    <message>
        <source>Малюнок одного кольору</source>
        <translation>The picture has one colour only</translation>
    </message>
    <message>
        <source>Марка {stamp} уже є в чеку</source>
        <translation>Stamp {stamp} is in the receipt already</translation>
    </message>
    <message>
        <source>Марки всіх пляшок уже зчитано</source>
        <translation>The stamps of all bottles have been read</translation>
    </message>
    <message>
        <source>Марку {stamp} уже продано чеком №{number}</source>
        <translation>Stamp {stamp} was sold with receipt {number}</translation>
    </message>
    <message>
        <source>Марок більше, ніж пляшок. Приберіть зайві</source>
        <translation>More stamps than bottles. Take the extra ones off</translation>
    </message>
    <message>
        <source>Марок має бути стільки, скільки пляшок. Зчитайте їх одну за одною</source>
        <translation>There must be as many stamps as bottles. Scan them one by one</translation>
    </message>
    <message>
        <source>Має бути</source>
        <translation>Expected</translation>
    </message>
    <message>
        <source>Має бути в касі</source>
        <translation>Should be in the drawer</translation>
    </message>
    <message>
        <source>Межу перевищено: відновіть зв’язок, спитайте бухгалтера</source>
        <translation>Beyond the limit: reconnect, ask the accountant</translation>
    </message>
    <message>
        <source>Менше</source>
        <translation>Less</translation>
    </message>
    <message>
        <source>Менше руху</source>
        <translation>Less motion</translation>
    </message>
    <message>
        <source>Менший</source>
        <translation>Smaller</translation>
    </message>
    <message>
        <source>Мережа</source>
        <translation>Network</translation>
    </message>
    <message>
        <source>Минулий місяць</source>
        <translation>Last month</translation>
    </message>
    <message>
        <source>Минулі зміни</source>
        <translation>Past shifts</translation>
    </message>
    <message>
        <source>Мова екрана</source>
        <translation>Screen language</translation>
    </message>
    <message>
        <source>Мова покупця</source>
        <translation>The buyer’s language</translation>
    </message>
    <message>
        <source>Мова: {name}</source>
        <translation>Language: {name}</translation>
    </message>
    <message>
        <source>Модель</source>
        <translation>Model</translation>
    </message>
    <message>
        <source>Модель для замовлень</source>
        <translation>Orders printer model</translation>
    </message>
    <message>
        <source>Модель запасного</source>
        <translation>Spare printer model</translation>
    </message>
    <message>
        <source>Модель запасного принтера</source>
        <translation>Spare printer model</translation>
    </message>
    <message>
        <source>Модель принтера замовлень</source>
        <translation>Model of the orders’ printer</translation>
    </message>
    <message>
        <source>Можливо, його тримає інша каса або попередній сеанс. Зачекайте хвилину або перезапустіть термінал</source>
        <translation>Another till or an old session may hold it. Wait a minute or restart the terminal</translation>
    </message>
    <message>
        <source>Можна без назви</source>
        <translation>A name is optional</translation>
    </message>
    <message>
        <source>Можна спробувати</source>
        <translation>You can try</translation>
    </message>
    <message>
        <source>Монети, грн</source>
        <translation>Coins, UAH</translation>
    </message>
    <message>
        <source>Місце на диску</source>
        <translation>Room on the disk</translation>
    </message>
    <message>
        <source>Мітка</source>
        <translation>Mark</translation>
    </message>
    <message>
        <source>НАВЧАННЯ</source>
        <translation>TRAINING</translation>
    </message>
    <message>
        <source>На {sum} більше, ніж лишила зміна №{number}</source>
        <translation>{sum} more than shift No. {number} left</translation>
    </message>
    <message>
        <source>На {sum} менше, ніж лишила зміна №{number}</source>
        <translation>{sum} less than shift No. {number} left</translation>
    </message>
    <message>
        <source>На весь екран</source>
        <translation>Full screen</translation>
    </message>
    <message>
        <source>На весь екран і назад</source>
        <translation>Full screen and back</translation>
    </message>
    <message>
        <source>На весь чек</source>
        <translation>Whole receipt</translation>
    </message>
    <message>
        <source>На диску немає місця</source>
        <translation>There is no room on the disk</translation>
    </message>
    <message>
        <source>На другому екрані</source>
        <translation>On the second screen</translation>
    </message>
    <message>
        <source>На етикетці {sum} грн, а штука коштує {price} грн: {name}</source>
        <translation>The label says {sum} UAH, a piece costs {price} UAH: {name}</translation>
    </message>
    <message>
        <source>На завтра лишають не більше, ніж пораховано</source>
        <translation>No more than was counted can stay for tomorrow</translation>
    </message>
    <message>
        <source>На зв’язку. Про папір і кришку цей принтер не повідомляє</source>
        <translation>Connected. This printer says nothing about paper and cover</translation>
    </message>
    <message>
        <source>На картку</source>
        <translation>To card</translation>
    </message>
    <message>
        <source>На касі є чек: оплатіть або відкладіть його</source>
        <translation>There is a receipt at the till: take the payment or put it aside</translation>
    </message>
    <message>
        <source>На касі: {facts}</source>
        <translation>Here: {facts}</translation>
    </message>
    <message>
        <source>На ньому мітка цієї каси, але її журнал про нього не знає: його створила інша каса з тим самим кодом або журнал було відновлено з копії. Знайдіть його за міткою в кабінеті SmartKasa. Каса його не змінює.</source>
        <translation>It carries this till’s mark, but the journal does not know it: another till has the same code, or the journal came back from a copy. Find it by its mark in the SmartKasa cabinet. The till does not change it.</translation>
    </message>
    <message>
        <source>На папері вміщається до 64 знаків</source>
        <translation>The paper takes up to 64 characters</translation>
    </message>
    <message>
        <source>На папері його не було б видно</source>
        <translation>It could not be seen on paper</translation>
    </message>
    <message>
        <source>На папері нічого не рухається: виберіть нерухомий</source>
        <translation>Nothing moves on paper: choose a still one</translation>
    </message>
    <message>
        <source>На позицію</source>
        <translation>This item</translation>
    </message>
    <message>
        <source>На порту, слухаємо</source>
        <translation>On its port, listening</translation>
    </message>
    <message>
        <source>На рахунок IBAN</source>
        <translation>To the IBAN account</translation>
    </message>
    <message>
        <source>На сервер</source>
        <translation>To the server</translation>
    </message>
    <message>
        <source>На сервері</source>
        <translation>On the server</translation>
    </message>
    <message>
        <source>На сервері відкрито зміну №{number}</source>
        <translation>Shift No. {number} is open on the server</translation>
    </message>
    <message>
        <source>На сервері немає відкритої зміни</source>
        <translation>No shift is open on the server</translation>
    </message>
    <message>
        <source>На сервері такого немає</source>
        <translation>The server has no such thing</translation>
    </message>
    <message>
        <source>На сервері цей документ двічі</source>
        <translation>The server has this document twice</translation>
    </message>
    <message>
        <source>На сервері цей документ інакший</source>
        <translation>The server holds this document differently</translation>
    </message>
    <message>
        <source>На сервері цього товару за ці дні немає</source>
        <translation>The server has none of this product on these days</translation>
    </message>
    <message>
        <source>На сервері є чек, якого немає в журналі</source>
        <translation>The server has a receipt the journal does not know</translation>
    </message>
    <message>
        <source>На сервері, грн</source>
        <translation>On the server, UAH</translation>
    </message>
    <message>
        <source>На сервері, усі каси</source>
        <translation>On the server, all tills</translation>
    </message>
    <message>
        <source>На сервері: {facts}</source>
        <translation>At the server: {facts}</translation>
    </message>
    <message>
        <source>На суму, грн</source>
        <translation>For, UAH</translation>
    </message>
    <message>
        <source>На фіскальній касі його прибрано, не оплативши. Товар лишається в магазині</source>
        <translation>Put away at the fiscal till without payment. The goods stay in the shop</translation>
    </message>
    <message>
        <source>На це немає права</source>
        <translation>You may not do this</translation>
    </message>
    <message>
        <source>На цей товар знижки не дають: {name}</source>
        <translation>No discount on this item: {name}</translation>
    </message>
    <message>
        <source>На цьому диску немає місця. Виберіть інший</source>
        <translation>This disk is full. Choose another</translation>
    </message>
    <message>
        <source>На цьому комп’ютері вона не працює. Каса чекає на наступну</source>
        <translation>It does not work on this computer. The till waits for the next one</translation>
    </message>
    <message>
        <source>На цьому комп’ютері немає сховища паролів або воно замкнене. Після запуску каса знову попросить ключ, телефон і пароль</source>
        <translation>This computer has no credential store, or it is locked. After a restart the till asks for key, phone and password again</translation>
    </message>
    <message>
        <source>На цю картку вже повернено {sum} грн</source>
        <translation>{sum} UAH went back to this card already</translation>
    </message>
    <message>
        <source>На цій касі</source>
        <translation>At this till</translation>
    </message>
    <message>
        <source>На цій полиці немає товарів</source>
        <translation>There are no goods on this shelf</translation>
    </message>
    <message>
        <source>На чеку термінала «схвалено»: введете його коди</source>
        <translation>The terminal’s slip says approved: you type its codes</translation>
    </message>
    <message>
        <source>Навчальний принтер</source>
        <translation>Training printer</translation>
    </message>
    <message>
        <source>Навчання</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>Навчання · PIN: {pins}</source>
        <translation>Training · PIN: {pins}</translation>
    </message>
    <message>
        <source>Навчання знає лише свій сервер</source>
        <translation>Training knows its own server alone</translation>
    </message>
    <message>
        <source>Навчання і вправи</source>
        <translation>Training and practice</translation>
    </message>
    <message>
        <source>Навчання: вправи</source>
        <translation>Training: practice</translation>
    </message>
    <message>
        <source>Навчання: нічого не йде на справжній сервер</source>
        <translation>Training: nothing goes to the real server</translation>
    </message>
    <message>
        <source>Над товарами</source>
        <translation>Above the goods</translation>
    </message>
    <message>
        <source>Надлишок</source>
        <translation>Over</translation>
    </message>
    <message>
        <source>Надруковано</source>
        <translation>Printed</translation>
    </message>
    <message>
        <source>Надруковано на запасному принтері</source>
        <translation>Printed on the spare printer</translation>
    </message>
    <message>
        <source>Надруковано: чек {n}</source>
        <translation>Printed: slip {n}</translation>
    </message>
    <message>
        <source>Надрукувати</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>Надрукувати {slips} {since}?</source>
        <translation>Print {slips} {since}?</translation>
    </message>
    <message>
        <source>Надрукувати аркуш</source>
        <translation>Print the page</translation>
    </message>
    <message>
        <source>Надрукувати звіт про зміну</source>
        <translation>Print the shift report</translation>
    </message>
    <message>
        <source>Надрукувати копію</source>
        <translation>Print a copy</translation>
    </message>
    <message>
        <source>Надрукувати чек службового внесення</source>
        <translation>Print the service input slip</translation>
    </message>
    <message>
        <source>Надрукувати: {slip}</source>
        <translation>Print: {slip}</translation>
    </message>
    <message>
        <source>Надрукуйте пробну сторінку</source>
        <translation>Print a trial page</translation>
    </message>
    <message>
        <source>Надіслати зараз</source>
        <translation>Send now</translation>
    </message>
    <message>
        <source>Надіслати ще раз</source>
        <translation>Send again</translation>
    </message>
    <message>
        <source>Надішлються самі, коли буде зв’язок. Закривати можна</source>
        <translation>They go by themselves once there is a connection. You may close</translation>
    </message>
    <message>
        <source>Надішліть файл для підтримки</source>
        <translation>Send the file for support</translation>
    </message>
    <message>
        <source>Надішліть файл для підтримки. Продавати можна</source>
        <translation>Send the file for support. Selling is safe</translation>
    </message>
    <message>
        <source>Назад</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Назад до продажу</source>
        <translation>Back to the sale</translation>
    </message>
    <message>
        <source>Назва</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Назва або штрих-код</source>
        <translation>Name or barcode</translation>
    </message>
    <message>
        <source>Назва, товар або сума</source>
        <translation>Name, product or amount</translation>
    </message>
    <message>
        <source>Назва, штрих-код або артикул</source>
        <translation>Name, barcode or article</translation>
    </message>
    <message>
        <source>Найбільша вага</source>
        <translation>Greatest load</translation>
    </message>
    <message>
        <source>Найбільша знижка — {most} грн</source>
        <translation>The most that may come off is {most} UAH</translation>
    </message>
    <message>
        <source>Найменша ціна цього товару — {price} грн, як у каталозі</source>
        <translation>The least price of this item is {price} UAH, as in the catalogue</translation>
    </message>
    <message>
        <source>Найновіша версія</source>
        <translation>The newest version</translation>
    </message>
    <message>
        <source>Налаштувати</source>
        <translation>Set up</translation>
    </message>
    <message>
        <source>Напишіть кількома словами, що сталося</source>
        <translation>Say in a few words what happened</translation>
    </message>
    <message>
        <source>Наприклад: 20-29 IIIIIWWWWWC, де I — код товару, W — вага (P — ціна, N — штуки), C — контрольна цифра</source>
        <translation>For example: 20-29 IIIIIWWWWWC, where I is the item code, W the weight (P price, N pieces), C the check digit</translation>
    </message>
    <message>
        <source>Наприклад: 22:00-08:00 або пн-пт 22:00-08:00, сб,нд 23:00-10:00</source>
        <translation>For example: 22:00-08:00 or mon-fri 22:00-08:00, sat,sun 23:00-10:00</translation>
    </message>
    <message>
        <source>Наприклад: C:\Малюнки\logo.png</source>
        <translation>For example: C:\Pictures\logo.png</translation>
    </message>
    <message>
        <source>Наприклад: D:\Копії або /media/usb/copies</source>
        <translation>For example: D:\Copies or /media/usb/copies</translation>
    </message>
    <message>
        <source>Наприклад: E:\kasa-settings.json</source>
        <translation>For example: E:\kasa-settings.json</translation>
    </message>
    <message>
        <source>Наприклад: serial:COM3, serial:COM3@9600,7E1, tcp://192.168.0.60:4001</source>
        <translation>For example: serial:COM3, serial:COM3@9600,7E1, tcp://192.168.0.60:4001</translation>
    </message>
    <message>
        <source>Наприклад: serial:COM4, serial:/dev/ttyACM0, tcp://192.168.0.61:4001</source>
        <translation>For example: serial:COM4, serial:/dev/ttyACM0, tcp://192.168.0.61:4001</translation>
    </message>
    <message>
        <source>Наприклад: tcp://192.168.0.50, serial:COM3, windows:POS-80, file:slips.bin</source>
        <translation>For example: tcp://192.168.0.50, serial:COM3, windows:POS-80, file:slips.bin</translation>
    </message>
    <message>
        <source>Наприклад: tcp://192.168.0.70:2000 або serial:COM5</source>
        <translation>For example: tcp://192.168.0.70:2000 or serial:COM5</translation>
    </message>
    <message>
        <source>Насправді: відкрийте кришку, вставте рулон, закрийте. Торгувати можна весь час.</source>
        <translation>In earnest: open the cover, put in a roll, close it. Selling goes on all the while.</translation>
    </message>
    <message>
        <source>Насправді: не проводьте картку вдруге, доки каса або чек термінала не скаже, чи списано гроші.</source>
        <translation>In earnest: do not take the card again until the till or the terminal&apos;s slip says whether money was charged.</translation>
    </message>
    <message>
        <source>Насправді: торгуйте, перевірте кабель або Wi-Fi. Чеки чекатимуть скільки треба.</source>
        <translation>In earnest: go on selling, check the cable or Wi-Fi. Receipts wait as long as it takes.</translation>
    </message>
    <message>
        <source>Насправді: торгуйте. Старший відкриє зміну на фіскальній касі, а свою закриєте звично.</source>
        <translation>In earnest: go on selling. A senior opens a shift at the fiscal till; close yours as usual.</translation>
    </message>
    <message>
        <source>Наступна кнопка</source>
        <translation>Next button</translation>
    </message>
    <message>
        <source>Наступне поле</source>
        <translation>Next field</translation>
    </message>
    <message>
        <source>Наступний місяць</source>
        <translation>Next month</translation>
    </message>
    <message>
        <source>Наступний номер</source>
        <translation>Next number</translation>
    </message>
    <message>
        <source>Наступний параметр</source>
        <translation>Next setting</translation>
    </message>
    <message>
        <source>Наступний чек</source>
        <translation>Next slip</translation>
    </message>
    <message>
        <source>Наступні плитки</source>
        <translation>Next tiles</translation>
    </message>
    <message>
        <source>Натисніть «Встановити», коли зручно</source>
        <translation>Press “Install” when it suits you</translation>
    </message>
    <message>
        <source>Натисніть «Заповнити». Щоб увійти до магазину, вийдіть із навчання</source>
        <translation>Press “Fill in”. To sign in to the shop, leave training</translation>
    </message>
    <message>
        <source>Натисніть «Перевірити все»</source>
        <translation>Press “Check everything”</translation>
    </message>
    <message>
        <source>Натисніть на принтері кнопку Online або ввімкніть його знову. Продаж триває</source>
        <translation>Press Online on the printer or switch it on again. Selling goes on</translation>
    </message>
    <message>
        <source>Не введено ключ API</source>
        <translation>The API key is missing</translation>
    </message>
    <message>
        <source>Не вдалося виконати дію</source>
        <translation>The action failed</translation>
    </message>
    <message>
        <source>Не вдалося прочитати {count}: {numbers}.</source>
        <translation>Could not be read: {count} ({numbers}).</translation>
    </message>
    <message>
        <source>Не відповідає</source>
        <translation>Does not answer</translation>
    </message>
    <message>
        <source>Не додавати</source>
        <translation>Leave out</translation>
    </message>
    <message>
        <source>Не друкувати</source>
        <translation>Don’t print</translation>
    </message>
    <message>
        <source>Не друкувати: {slip}</source>
        <translation>Don’t print: {slip}</translation>
    </message>
    <message>
        <source>Не забирайте картку від термінала</source>
        <translation>Keep the card at the terminal</translation>
    </message>
    <message>
        <source>Не заокруглювати</source>
        <translation>Do not round</translation>
    </message>
    <message>
        <source>Не зараз</source>
        <translation>Not now</translation>
    </message>
    <message>
        <source>Не звірено: немає зв’язку</source>
        <translation>Not compared: no connection</translation>
    </message>
    <message>
        <source>Не звірено: потрібен вхід на сервер</source>
        <translation>Not compared: sign in to the server</translation>
    </message>
    <message>
        <source>Не звірено: сервер відповів незрозуміло</source>
        <translation>Not compared: the server’s answer made no sense</translation>
    </message>
    <message>
        <source>Не знайдено ще: {codes}</source>
        <translation>Also not found: {codes}</translation>
    </message>
    <message>
        <source>Не зчитано акцизні марки: {name}</source>
        <translation>Excise stamps not read: {name}</translation>
    </message>
    <message>
        <source>Не зчитується</source>
        <translation>Unreadable</translation>
    </message>
    <message>
        <source>Не надруковано. {trouble}</source>
        <translation>Not printed. {trouble}</translation>
    </message>
    <message>
        <source>Не надруковано: {count}</source>
        <translation>Not printed: {count}</translation>
    </message>
    <message>
        <source>Не питати</source>
        <translation>Do not ask</translation>
    </message>
    <message>
        <source>Не повертати рядок</source>
        <translation>Do not return the line</translation>
    </message>
    <message>
        <source>Не проводьте картку вдруге, доки не з’ясуєте.</source>
        <translation>Do not charge the card again until this is settled.</translation>
    </message>
    <message>
        <source>Не прочитано номери</source>
        <translation>Numbers not read</translation>
    </message>
    <message>
        <source>Не підключено: вагу вводять</source>
        <translation>Not connected: weights are typed</translation>
    </message>
    <message>
        <source>Не підійшов</source>
        <translation>Did not suit</translation>
    </message>
    <message>
        <source>Не стосується товарів на {sum}: їх продають за ціною каталогу</source>
        <translation>Goods for {sum} stay out of it: sold at the catalogue’s price</translation>
    </message>
    <message>
        <source>Не те? Спробуйте артикул або частину штрих-коду</source>
        <translation>Not it? Try the article or part of the barcode</translation>
    </message>
    <message>
        <source>Не той код</source>
        <translation>Unknown</translation>
    </message>
    <message>
        <source>Не ті літери?</source>
        <translation>Wrong letters?</translation>
    </message>
    <message>
        <source>Не читається</source>
        <translation>Cannot be read</translation>
    </message>
    <message>
        <source>Невідомо, доки не відповість сервер</source>
        <translation>Unknown until the server answers</translation>
    </message>
    <message>
        <source>Невідомо, чи вийшов. Подивіться на папір</source>
        <translation>Nobody knows whether it came out. Look at the paper</translation>
    </message>
    <message>
        <source>Невідомо, чи відкрито скриньку</source>
        <translation>Unknown whether the drawer opened</translation>
    </message>
    <message>
        <source>Невідомо, чи дійшов документ</source>
        <translation>Unknown whether the document arrived</translation>
    </message>
    <message>
        <source>Невідомо, чи надруковано {slip}</source>
        <translation>Perhaps {slip} was not printed</translation>
    </message>
    <message>
        <source>Невідомо, чи надруковано чек</source>
        <translation>Unknown whether the slip was printed</translation>
    </message>
    <message>
        <source>Невідомо, чи повернено гроші</source>
        <translation>It is not known whether the money was refunded</translation>
    </message>
    <message>
        <source>Невідомо, чи пройшла картка</source>
        <translation>Unknown whether the card was charged</translation>
    </message>
    <message>
        <source>Невідомо, чи пройшла оплата</source>
        <translation>It is not known whether the card was charged</translation>
    </message>
    <message>
        <source>Невідомо, чи пройшла оплата карткою</source>
        <translation>It is not known whether a card was charged</translation>
    </message>
    <message>
        <source>Невідомо, чи скасовано оплату</source>
        <translation>It is not known whether the payment was cancelled</translation>
    </message>
    <message>
        <source>Невірний PIN. Залишилося спроб: {left}</source>
        <translation>Wrong PIN. Tries left: {left}</translation>
    </message>
    <message>
        <source>Незавершених чеків немає</source>
        <translation>No unfinished receipts</translation>
    </message>
    <message>
        <source>Немає</source>
        <translation>None</translation>
    </message>
    <message>
        <source>Немає в каталозі</source>
        <translation>Not in the catalogue</translation>
    </message>
    <message>
        <source>Немає в каталозі: {count}</source>
        <translation>Not in the catalogue: {count}</translation>
    </message>
    <message>
        <source>Немає в ньому: паролів, ключів, PIN-кодів, карток, телефонів, імен і товарів із чеків.</source>
        <translation>Not in it: passwords, keys, PINs, cards, phones, names and goods of receipts.</translation>
    </message>
    <message>
        <source>Немає відкладених чеків</source>
        <translation>No receipts are held</translation>
    </message>
    <message>
        <source>Немає зв’язку</source>
        <translation>No connection</translation>
    </message>
    <message>
        <source>Немає зв’язку · вхід за PIN працює</source>
        <translation>Offline · signing in by PIN works</translation>
    </message>
    <message>
        <source>Немає зв’язку з {time}</source>
        <translation>No connection since {time}</translation>
    </message>
    <message>
        <source>Немає зв’язку із сервером</source>
        <translation>No connection to the server</translation>
    </message>
    <message>
        <source>Немає зв’язку із сервером {host}</source>
        <translation>No connection to {host}</translation>
    </message>
    <message>
        <source>Немає зв’язку: показано лише цю касу</source>
        <translation>No connection: only this till is shown</translation>
    </message>
    <message>
        <source>Немає зв’язку: чи повертали за цим чеком на інших касах, невідомо</source>
        <translation>Offline: whether other tills refunded this receipt is not known</translation>
    </message>
    <message>
        <source>Немає паперу</source>
        <translation>Out of paper</translation>
    </message>
    <message>
        <source>Немає прав на теку з даними. Дайте касі право писати в неї</source>
        <translation>No rights to the data folder. Let the till write to it</translation>
    </message>
    <message>
        <source>Немає прав на теку копій</source>
        <translation>No rights to the folder of copies</translation>
    </message>
    <message>
        <source>Непередбачена помилка {code}</source>
        <translation>Unexpected error {code}</translation>
    </message>
    <message>
        <source>Нестача</source>
        <translation>Short</translation>
    </message>
    <message>
        <source>Нефіскальний чек надруковано</source>
        <translation>Non-fiscal slip printed</translation>
    </message>
    <message>
        <source>Неякісний товар</source>
        <translation>Faulty goods</translation>
    </message>
    <message>
        <source>Новий чек</source>
        <translation>New receipt</translation>
    </message>
    <message>
        <source>Нової оплати карткою не буде, доки не з’ясуєте. Готівкою можна</source>
        <translation>No new card payment until this is settled. Cash goes on</translation>
    </message>
    <message>
        <source>Нову версію відкладено</source>
        <translation>The new version is put off</translation>
    </message>
    <message>
        <source>Нову версію дозволено встановити</source>
        <translation>A new version was allowed to be installed</translation>
    </message>
    <message>
        <source>Нову версію не прийнято; чому — Параметри, «Про програму»</source>
        <translation>The new version was not accepted; why is in Settings, “About”</translation>
    </message>
    <message>
        <source>Нові чеки йдуть без неї. Відкрийте її на фіскальній касі</source>
        <translation>New receipts go without it. Open it on the fiscal till</translation>
    </message>
    <message>
        <source>Нові чеки йдуть у неї</source>
        <translation>New receipts go into it</translation>
    </message>
    <message>
        <source>Номер</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>Номер або пароль не підходять</source>
        <translation>Phone or password is wrong</translation>
    </message>
    <message>
        <source>Номер кодової сторінки</source>
        <translation>Code page number</translation>
    </message>
    <message>
        <source>Номер платежу й платник мають до 60 знаків</source>
        <translation>The payment number and the payer have up to 60 characters</translation>
    </message>
    <message>
        <source>Номер платежу і платник</source>
        <translation>Payment number and payer</translation>
    </message>
    <message>
        <source>Номер платіжної інструкції</source>
        <translation>Payment order number</translation>
    </message>
    <message>
        <source>Номер телефону</source>
        <translation>Phone number</translation>
    </message>
    <message>
        <source>Номер термінала</source>
        <translation>Terminal number</translation>
    </message>
    <message>
        <source>Номер чека або контрольний запис зі сліпа</source>
        <translation>Receipt number, or the control record of a slip</translation>
    </message>
    <message>
        <source>Номер, сума, товар або фіскальний номер</source>
        <translation>Number, sum, item or fiscal number</translation>
    </message>
    <message>
        <source>Номери</source>
        <translation>Ids</translation>
    </message>
    <message>
        <source>Номери підуть з {number}, щоб жоден не повторився.</source>
        <translation>Numbers go on from {number}, so that none comes twice.</translation>
    </message>
    <message>
        <source>Номінал</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Ні</source>
        <translation>No</translation>
    </message>
    <message>
        <source>Ніколи</source>
        <translation>Never</translation>
    </message>
    <message>
        <source>Ніхто не має більше прав, ніж без таблиці. Не зрозуміло: {what}</source>
        <translation>Nobody has more rights than without a table. Not understood: {what}</translation>
    </message>
    <message>
        <source>Нічого не вибрано</source>
        <translation>Nothing is selected</translation>
    </message>
    <message>
        <source>Нічого не втрачено. Усуньте причину й повторіть друк</source>
        <translation>Nothing is lost. Mend the cause and print again</translation>
    </message>
    <message>
        <source>Нічого не відповідає: друкувати може</source>
        <translation>Answers nothing, yet may print</translation>
    </message>
    <message>
        <source>Нічого не записано. Перевірте оплати чека</source>
        <translation>Nothing was recorded. Check the receipt’s payments</translation>
    </message>
    <message>
        <source>Нічого не змінено</source>
        <translation>Nothing was changed</translation>
    </message>
    <message>
        <source>Нічого не змінено. Виберіть інший файл</source>
        <translation>Nothing was changed. Choose another file</translation>
    </message>
    <message>
        <source>Нічого не змінено. Збережіть його на тій касі ще раз</source>
        <translation>Nothing was changed. Save it on that till once more</translation>
    </message>
    <message>
        <source>Нічого не змінено. Збережіть файл на тій касі ще раз</source>
        <translation>Nothing was changed. Save the file on that till once more</translation>
    </message>
    <message>
        <source>Нічого не змінено. Ключ не переносять файлом: приберіть api_key</source>
        <translation>Nothing was changed. A key does not travel in a file: remove api_key</translation>
    </message>
    <message>
        <source>Нічого не змінено. Спершу оновіть цю касу</source>
        <translation>Nothing was changed. Update this till first</translation>
    </message>
    <message>
        <source>Нічого не знайдено</source>
        <translation>Nothing found</translation>
    </message>
    <message>
        <source>Нічого не знайдено: {text}</source>
        <translation>Nothing found: {text}</translation>
    </message>
    <message>
        <source>Нічого не зроблено. Подивіться, що з ним тепер</source>
        <translation>Nothing was done. Look what it is now</translation>
    </message>
    <message>
        <source>Нічого не надіслано, чеки зберігаються на касі</source>
        <translation>Nothing was sent, receipts are kept on the till</translation>
    </message>
    <message>
        <source>О {time} нові продажі зупиняться. Закрийте зміну до того</source>
        <translation>New sales will stop at {time}. Close the shift before that</translation>
    </message>
    <message>
        <source>Оберіть</source>
        <translation>Choose</translation>
    </message>
    <message>
        <source>Обладнання</source>
        <translation>Devices</translation>
    </message>
    <message>
        <source>Обліковому запису відмовлено</source>
        <translation>The account was refused</translation>
    </message>
    <message>
        <source>Обране</source>
        <translation>Favourites</translation>
    </message>
    <message>
        <source>Обслуговування</source>
        <translation>Maintenance</translation>
    </message>
    <message>
        <source>Об’єднати з іншим чеком</source>
        <translation>Join with another receipt</translation>
    </message>
    <message>
        <source>Об’єднати чеки</source>
        <translation>Join receipts</translation>
    </message>
    <message>
        <source>Од.</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>Одне зі значень у файлі хибне</source>
        <translation>One of the values in the file is wrong</translation>
    </message>
    <message>
        <source>Окремий</source>
        <translation>Stand-alone</translation>
    </message>
    <message>
        <source>Окремий, реквізити чека вводять</source>
        <translation>Stand-alone, its slip is typed in</translation>
    </message>
    <message>
        <source>Окремий: реквізити вводять вручну</source>
        <translation>On its own: details are typed</translation>
    </message>
    <message>
        <source>Окремо</source>
        <translation>Kept apart</translation>
    </message>
    <message>
        <source>Онлайн</source>
        <translation>Online</translation>
    </message>
    <message>
        <source>Онлайн · {n}</source>
        <translation>Online · {n}</translation>
    </message>
    <message>
        <source>Онлайн · надсилається {n}</source>
        <translation>Online · sending {n}</translation>
    </message>
    <message>
        <source>Онлайн · товари оновлено о {time}</source>
        <translation>Online · goods updated at {time}</translation>
    </message>
    <message>
        <source>Оновити</source>
        <translation>Refresh</translation>
    </message>
    <message>
        <source>Оновлення</source>
        <translation>Updates</translation>
    </message>
    <message>
        <source>Оновлення {version} готове</source>
        <translation>Update {version} is ready</translation>
    </message>
    <message>
        <source>Оновлення вимкнено</source>
        <translation>Updates are off</translation>
    </message>
    <message>
        <source>Оновлення не вміщається на диску</source>
        <translation>The update finds no room on the disk</translation>
    </message>
    <message>
        <source>Оновлення не прийнято</source>
        <translation>The update was not accepted</translation>
    </message>
    <message>
        <source>Оновлювати самостійно</source>
        <translation>Update by itself</translation>
    </message>
    <message>
        <source>Оновлювати товари</source>
        <translation>Refresh goods</translation>
    </message>
    <message>
        <source>Оновіть дані й спробуйте ще раз</source>
        <translation>Refresh the data and try again</translation>
    </message>
    <message>
        <source>Операцію на терміналі скасовано</source>
        <translation>The operation on the terminal is cancelled</translation>
    </message>
    <message>
        <source>Операція триває</source>
        <translation>The operation goes on</translation>
    </message>
    <message>
        <source>Операції</source>
        <translation>Operations</translation>
    </message>
    <message>
        <source>Опис датовано майбутнім. Перевірте дату й час на цьому комп’ютері</source>
        <translation>The description is dated in the future. Check date and time on this computer</translation>
    </message>
    <message>
        <source>Опис нової версії застарів. Перевірте дату на комп’ютері або зачекайте на новий</source>
        <translation>The description of the new version is out of date. Check the computer&apos;s date or wait for a new one</translation>
    </message>
    <message>
        <source>Опис нової версії не читається. Повідомте того, хто її видає</source>
        <translation>The description of the new version cannot be read. Tell whoever publishes it</translation>
    </message>
    <message>
        <source>Оплата</source>
        <translation>Payment</translation>
    </message>
    <message>
        <source>Оплата карткою</source>
        <translation>Card payment</translation>
    </message>
    <message>
        <source>Оплата пройшла</source>
        <translation>The card was charged</translation>
    </message>
    <message>
        <source>Оплата тут</source>
        <translation>Paid here</translation>
    </message>
    <message>
        <source>Оплата чека на сервері</source>
        <translation>Payments at the server</translation>
    </message>
    <message>
        <source>Оплати не було</source>
        <translation>Nothing was charged</translation>
    </message>
    <message>
        <source>Оплатити карткою</source>
        <translation>Pay by card</translation>
    </message>
    <message>
        <source>Оплату з цим RRN уже додано</source>
        <translation>A payment with this RRN is here already</translation>
    </message>
    <message>
        <source>Оплату карткою скасовано</source>
        <translation>Card payment cancelled</translation>
    </message>
    <message>
        <source>Оплату не додано, чек збережено</source>
        <translation>No payment was added, the receipt is kept</translation>
    </message>
    <message>
        <source>Оплату не скасовано</source>
        <translation>Payment not cancelled</translation>
    </message>
    <message>
        <source>Оплату не скасовано: {why}</source>
        <translation>The payment was not cancelled: {why}</translation>
    </message>
    <message>
        <source>Оплату скасовано</source>
        <translation>Payment cancelled</translation>
    </message>
    <message>
        <source>Оплатіть цей чек, решту товарів проведіть наступним</source>
        <translation>Take payment for this receipt and put the rest on the next one</translation>
    </message>
    <message>
        <source>Оплатіть чек карткою: зв’язок обірветься після списання. Дайте касі спитати термінал самій.</source>
        <translation>Pay a receipt by card: the line breaks after the charge. Let the till ask the terminal by itself.</translation>
    </message>
    <message>
        <source>Оплачено на фіскальній касі</source>
        <translation>Paid at the fiscal till</translation>
    </message>
    <message>
        <source>Оплачено на фіскальній касі й повернено</source>
        <translation>Paid at the fiscal till and refunded</translation>
    </message>
    <message>
        <source>Оплачено на фіскальній касі. Копію буде надруковано, щойно надійде фіскальний номер</source>
        <translation>Paid at the fiscal till. The copy is printed as soon as the fiscal number comes</translation>
    </message>
    <message>
        <source>Останню дію не записано. Чек на екрані лишився, як був</source>
        <translation>The last action was not kept. The receipt on the screen is as it was</translation>
    </message>
    <message>
        <source>Останню зміну не внесено. Перевірте кількість і ціну</source>
        <translation>The last change was not made. Check quantity and price</translation>
    </message>
    <message>
        <source>Остання звірка: {when}</source>
        <translation>Last settlement: {when}</translation>
    </message>
    <message>
        <source>Остання копія</source>
        <translation>Last copy</translation>
    </message>
    <message>
        <source>Остання операція термінала: {sum}</source>
        <translation>The terminal’s last transaction: {sum}</translation>
    </message>
    <message>
        <source>Останній день</source>
        <translation>Last day</translation>
    </message>
    <message>
        <source>Останній чек</source>
        <translation>Last receipt</translation>
    </message>
    <message>
        <source>Отримана сума</source>
        <translation>Sum received</translation>
    </message>
    <message>
        <source>Отримано</source>
        <translation>Received</translation>
    </message>
    <message>
        <source>Отримано менше, ніж до сплати</source>
        <translation>Less was received than is due</translation>
    </message>
    <message>
        <source>Отримувач</source>
        <translation>Payee</translation>
    </message>
    <message>
        <source>Оформити повернення</source>
        <translation>Record the refund</translation>
    </message>
    <message>
        <source>Оформіть повернення ще раз: удруге гроші не повернуться</source>
        <translation>Make the refund again: the money does not go back twice</translation>
    </message>
    <message>
        <source>Очистити</source>
        <translation>Clear</translation>
    </message>
    <message>
        <source>Очистити пошук</source>
        <translation>Clear the search</translation>
    </message>
    <message>
        <source>Очистити чек</source>
        <translation>Clear the receipt</translation>
    </message>
    <message>
        <source>Очистити чек?</source>
        <translation>Clear the receipt?</translation>
    </message>
    <message>
        <source>Очищений чек повернути не можна</source>
        <translation>The cleared receipt cannot be brought back</translation>
    </message>
    <message>
        <source>Очищений чек повернуто</source>
        <translation>Cleared receipt put back</translation>
    </message>
    <message>
        <source>ПДВ</source>
        <translation>VAT</translation>
    </message>
    <message>
        <source>ПДВ {rate} ({letter})</source>
        <translation>VAT {rate} ({letter})</translation>
    </message>
    <message>
        <source>ПДВ {rate} ({letter}): {how}</source>
        <translation>VAT {rate} ({letter}): {how}</translation>
    </message>
    <message>
        <source>ПРРО {number}</source>
        <translation>Register {number}</translation>
    </message>
    <message>
        <source>Папір</source>
        <translation>Paper</translation>
    </message>
    <message>
        <source>Папір закінчився</source>
        <translation>The paper has run out</translation>
    </message>
    <message>
        <source>Папір закінчується</source>
        <translation>Paper is running out</translation>
    </message>
    <message>
        <source>Параметр</source>
        <translation>Setting</translation>
    </message>
    <message>
        <source>Параметр змінено</source>
        <translation>Setting changed</translation>
    </message>
    <message>
        <source>Параметри</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>Параметри для інших кас</source>
        <translation>Settings for other tills</translation>
    </message>
    <message>
        <source>Параметри збережено у файл</source>
        <translation>The settings are in a file</translation>
    </message>
    <message>
        <source>Параметри каси</source>
        <translation>The till&apos;s settings</translation>
    </message>
    <message>
        <source>Параметри каси займають кілька кілобайтів</source>
        <translation>A till&apos;s settings take a few kilobytes</translation>
    </message>
    <message>
        <source>Пароль</source>
        <translation>Password</translation>
    </message>
    <message>
        <source>Пауза вітання</source>
        <translation>Pause after greeting</translation>
    </message>
    <message>
        <source>Перевірено до запису №{n} із {of}…</source>
        <translation>Checked up to entry {n} of {of}…</translation>
    </message>
    <message>
        <source>Перевірити</source>
        <translation>Check</translation>
    </message>
    <message>
        <source>Перевірити базу</source>
        <translation>Check the database</translation>
    </message>
    <message>
        <source>Перевірити все</source>
        <translation>Check everything</translation>
    </message>
    <message>
        <source>Перевірити ланцюжок</source>
        <translation>Check the chain</translation>
    </message>
    <message>
        <source>Перевірити не вдалося</source>
        <translation>Could not be checked</translation>
    </message>
    <message>
        <source>Перевірити принтер</source>
        <translation>Check the printer</translation>
    </message>
    <message>
        <source>Перевірити ще раз</source>
        <translation>Ask again</translation>
    </message>
    <message>
        <source>Перевірка</source>
        <translation>Check</translation>
    </message>
    <message>
        <source>Перевірте адресу сервера</source>
        <translation>Check the server&apos;s address</translation>
    </message>
    <message>
        <source>Перевірте адресу сервера або зачекайте</source>
        <translation>Check the server&apos;s address, or wait</translation>
    </message>
    <message>
        <source>Перевірте адресу термінала в параметрах і його режим роботи з касою</source>
        <translation>Check the terminal’s address in the settings and its mode for tills</translation>
    </message>
    <message>
        <source>Перевірте адресу термінала і його режим</source>
        <translation>Check the terminal&apos;s address and mode</translation>
    </message>
    <message>
        <source>Перевірте доступ до нього</source>
        <translation>Check the rights to it</translation>
    </message>
    <message>
        <source>Перевірте живлення й кабель принтера</source>
        <translation>Check the printer&apos;s power and cable</translation>
    </message>
    <message>
        <source>Перевірте живлення, кабель і мережу термінала</source>
        <translation>Check the terminal&apos;s power, cable and network</translation>
    </message>
    <message>
        <source>Перевірте зарахування</source>
        <translation>Check the transfer</translation>
    </message>
    <message>
        <source>Перевірте зв’язок: ціни могли змінитися</source>
        <translation>Check the connection: prices may have changed</translation>
    </message>
    <message>
        <source>Перевірте його живлення, кабель і мережу. Чек збережено</source>
        <translation>Check its power, cable and network. The receipt is saved</translation>
    </message>
    <message>
        <source>Перевірте кабель або Wi-Fi. Продавати можна</source>
        <translation>Check the cable or Wi-Fi. Selling is safe</translation>
    </message>
    <message>
        <source>Перевірте кабель і живлення ваг</source>
        <translation>Check the scale&apos;s cable and power</translation>
    </message>
    <message>
        <source>Перевірте кабель і живлення ваг. Вагу можна ввести з клавіатури.</source>
        <translation>Check the scale’s cable and power. The weight can be typed.</translation>
    </message>
    <message>
        <source>Перевірте кабель, живлення й протокол ваг</source>
        <translation>Check the scale&apos;s cable, power and protocol</translation>
    </message>
    <message>
        <source>Перевірте кабель, живлення й протокол ваг. Вагу можна ввести з клавіатури.</source>
        <translation>Check the scale’s cable, power and protocol. The weight can be typed.</translation>
    </message>
    <message>
        <source>Перевірте ключ у кабінеті SmartKasa</source>
        <translation>Check the key in the SmartKasa account</translation>
    </message>
    <message>
        <source>Перевірте ключ у кабінеті SmartKasa. Продажі збережено</source>
        <translation>Check the key in the SmartKasa account. Sales are saved</translation>
    </message>
    <message>
        <source>Перевірте код або знайдіть товар за назвою</source>
        <translation>Check the code or find the item by name</translation>
    </message>
    <message>
        <source>Перевірте кому. Важчий товар проведіть кількома рядками</source>
        <translation>Check the comma. Sell heavier goods in several lines</translation>
    </message>
    <message>
        <source>Перевірте мережу й антивірус або спитайте підтримку</source>
        <translation>Check network and antivirus, or ask support</translation>
    </message>
    <message>
        <source>Перевірте мову клавіатури й спробуйте ще раз</source>
        <translation>Check the keyboard’s language and try again</translation>
    </message>
    <message>
        <source>Перевірте номер. Без зв’язку видно лише чеки цієї каси</source>
        <translation>Check the number. Offline only this till’s receipts are visible</translation>
    </message>
    <message>
        <source>Перевірте порт у параметрах</source>
        <translation>Check the port in the settings</translation>
    </message>
    <message>
        <source>Перевірте права в кабінеті SmartKasa</source>
        <translation>Check the rights in the SmartKasa account</translation>
    </message>
    <message>
        <source>Перевірте протокол ваг і швидкість порту</source>
        <translation>Check the scale&apos;s protocol and the port&apos;s speed</translation>
    </message>
    <message>
        <source>Перевірте протокол ваг і швидкість порту. Вагу можна ввести з клавіатури.</source>
        <translation>Check the scale’s protocol and the port’s speed. The weight can be typed.</translation>
    </message>
    <message>
        <source>Перевірте список частин</source>
        <translation>Check the list of parts</translation>
    </message>
    <message>
        <source>Перевірте термінал і повторіть</source>
        <translation>Check the terminal and try again</translation>
    </message>
    <message>
        <source>Перевірте чек термінала</source>
        <translation>Check the terminal&apos;s slip</translation>
    </message>
    <message>
        <source>Перевірте число: можливо, це штрих-код</source>
        <translation>Check the number: it may be a barcode</translation>
    </message>
    <message>
        <source>Перевірте шлях</source>
        <translation>Check the path</translation>
    </message>
    <message>
        <source>Перевірте, скільки отримано</source>
        <translation>Check how much was received</translation>
    </message>
    <message>
        <source>Перевірте, чи це той чек</source>
        <translation>Check that it is the right receipt</translation>
    </message>
    <message>
        <source>Перевіряємо зв’язок</source>
        <translation>Checking the connection</translation>
    </message>
    <message>
        <source>Перегляд журналу дій</source>
        <translation>Reading the audit log</translation>
    </message>
    <message>
        <source>Переглядати можна всім, змінювати — кому дозволено.</source>
        <translation>Everybody may look, those allowed to may change.</translation>
    </message>
    <message>
        <source>Переглянути</source>
        <translation>View</translation>
    </message>
    <message>
        <source>Переглянути чек</source>
        <translation>View the slip</translation>
    </message>
    <message>
        <source>Перед закриттям</source>
        <translation>Before closing</translation>
    </message>
    <message>
        <source>Переданих чеків немає</source>
        <translation>Nothing handed over</translation>
    </message>
    <message>
        <source>Передано на друк: {name}</source>
        <translation>Sent to the printer: {name}</translation>
    </message>
    <message>
        <source>Передано на касу</source>
        <translation>Handed over</translation>
    </message>
    <message>
        <source>Передані на касу</source>
        <translation>Handed over</translation>
    </message>
    <message>
        <source>Передані чекають оплати на фіскальній касі</source>
        <translation>The handed ones wait to be paid at the fiscal till</translation>
    </message>
    <message>
        <source>Передані чеки</source>
        <translation>Receipts handed over</translation>
    </message>
    <message>
        <source>Передані чеки ще не пробито: завершіть їх</source>
        <translation>Receipts handed over are not registered yet: settle them</translation>
    </message>
    <message>
        <source>Передані чеки: {count}</source>
        <translation>Handed over: {count}</translation>
    </message>
    <message>
        <source>Передані: {count}</source>
        <translation>Handed over: {count}</translation>
    </message>
    <message>
        <source>Передати</source>
        <translation>Hand over</translation>
    </message>
    <message>
        <source>Передати на касу</source>
        <translation>Hand over</translation>
    </message>
    <message>
        <source>Передати чек на касу?</source>
        <translation>Hand the receipt over?</translation>
    </message>
    <message>
        <source>Перейдіть до відкритого вікна</source>
        <translation>Go to the open window</translation>
    </message>
    <message>
        <source>Перейти до навчання</source>
        <translation>Go to training</translation>
    </message>
    <message>
        <source>Перейти до навчання?</source>
        <translation>Go to training?</translation>
    </message>
    <message>
        <source>Переказ за IBAN</source>
        <translation>IBAN transfer</translation>
    </message>
    <message>
        <source>Переказ на картку</source>
        <translation>Card transfer</translation>
    </message>
    <message>
        <source>Переказом на картку</source>
        <translation>By transfer to a card</translation>
    </message>
    <message>
        <source>Перемкнути</source>
        <translation>Switch</translation>
    </message>
    <message>
        <source>Перемкніть ваги на кілограми</source>
        <translation>Switch the scale to kilograms</translation>
    </message>
    <message>
        <source>Перепишіть його з чека термінала</source>
        <translation>Copy it from the terminal&apos;s slip</translation>
    </message>
    <message>
        <source>Перепишіть із чека термінала</source>
        <translation>Copy from the terminal’s slip</translation>
    </message>
    <message>
        <source>Перерахуйте готівку в скриньці й порівняйте із залишком попередньої зміни.</source>
        <translation>Count the cash in the drawer and compare it with what the last shift left.</translation>
    </message>
    <message>
        <source>Перерахунок готівки</source>
        <translation>Counting the cash</translation>
    </message>
    <message>
        <source>Перший вхід на цій касі</source>
        <translation>First sign-in at this till</translation>
    </message>
    <message>
        <source>Перший день</source>
        <translation>First day</translation>
    </message>
    <message>
        <source>Перший продаж</source>
        <translation>First sale</translation>
    </message>
    <message>
        <source>Перший продаж чекає: поверніться на «Продаж»</source>
        <translation>The first sale waits: go back to “Sale”</translation>
    </message>
    <message>
        <source>Перший продаж із підказками; без інтернету, без паперу, без відповіді банку; повернення, зміну, звіти.</source>
        <translation>A first sale with hints; no internet, no paper, no answer from the bank; refunds, the shift, reports.</translation>
    </message>
    <message>
        <source>Пиво</source>
        <translation>Beer</translation>
    </message>
    <message>
        <source>Питати</source>
        <translation>Ask</translation>
    </message>
    <message>
        <source>Питати про вік</source>
        <translation>Ask about age</translation>
    </message>
    <message>
        <source>Питати про старі</source>
        <translation>Ask about old ones</translation>
    </message>
    <message>
        <source>Питаємо сервер…</source>
        <translation>Asking the server…</translation>
    </message>
    <message>
        <source>Питаємо термінал…</source>
        <translation>Asking the terminal…</translation>
    </message>
    <message>
        <source>Платник</source>
        <translation>Payer</translation>
    </message>
    <message>
        <source>Плитки товарів</source>
        <translation>Tiles of goods</translation>
    </message>
    <message>
        <source>По день</source>
        <translation>Until</translation>
    </message>
    <message>
        <source>Повернення</source>
        <translation>Refunds</translation>
    </message>
    <message>
        <source>Повернення без чека</source>
        <translation>Refund without a receipt</translation>
    </message>
    <message>
        <source>Повернення безготівкові</source>
        <translation>Cashless refunds</translation>
    </message>
    <message>
        <source>Повернення готове</source>
        <translation>The refund is ready</translation>
    </message>
    <message>
        <source>Повернення готівкою</source>
        <translation>Cash refunds</translation>
    </message>
    <message>
        <source>Повернення за ним роблять там, де його пробито</source>
        <translation>It is refunded where it was made</translation>
    </message>
    <message>
        <source>Повернення за чеком</source>
        <translation>Refund of a receipt</translation>
    </message>
    <message>
        <source>Повернення за чеком №{number}</source>
        <translation>Refund of receipt No. {number}</translation>
    </message>
    <message>
        <source>Повернення не через касу</source>
        <translation>Given back beside the till</translation>
    </message>
    <message>
        <source>Повернення товару</source>
        <translation>Return of goods</translation>
    </message>
    <message>
        <source>Повернення №{number}</source>
        <translation>Refund No. {number}</translation>
    </message>
    <message>
        <source>Повернення №{number} записано</source>
        <translation>Refund No. {number} recorded</translation>
    </message>
    <message>
        <source>Повернення №{number} на {total} записано</source>
        <translation>Refund No. {number} of {total} recorded</translation>
    </message>
    <message>
        <source>Повернення, грн</source>
        <translation>Refunds, UAH</translation>
    </message>
    <message>
        <source>Повернено</source>
        <translation>Returned</translation>
    </message>
    <message>
        <source>Повернено готівкою</source>
        <translation>Given back in cash</translation>
    </message>
    <message>
        <source>Повернено на картку. Оформіть повернення: гроші вдруге не підуть</source>
        <translation>Given back to the card. Record the refund: the money will not go twice</translation>
    </message>
    <message>
        <source>Повернено покупцеві · {ways}</source>
        <translation>Given back to the buyer · {ways}</translation>
    </message>
    <message>
        <source>Повернути</source>
        <translation>Put back</translation>
    </message>
    <message>
        <source>Повернути {sum}</source>
        <translation>Return {sum}</translation>
    </message>
    <message>
        <source>Повернути в касу</source>
        <translation>Bring back</translation>
    </message>
    <message>
        <source>Повернути гроші</source>
        <translation>Return the money</translation>
    </message>
    <message>
        <source>Повернути за RRN</source>
        <translation>Refund by RRN</translation>
    </message>
    <message>
        <source>Повернути звичайні клавіші</source>
        <translation>Back to the usual keys</translation>
    </message>
    <message>
        <source>Повернути звичайні права</source>
        <translation>Back to the usual rights</translation>
    </message>
    <message>
        <source>Повернути на картку</source>
        <translation>Refund to the card</translation>
    </message>
    <message>
        <source>Повернути прибране</source>
        <translation>Put back what was removed</translation>
    </message>
    <message>
        <source>Повернути товар у чек</source>
        <translation>Take the goods back</translation>
    </message>
    <message>
        <source>Поверніть гроші, оформіть повернення або вирішіть</source>
        <translation>Give the money back, record the refund, or settle it</translation>
    </message>
    <message>
        <source>Поверніть його в касу зі сторінки «Відкладені чеки»</source>
        <translation>Take them back from the page “Held receipts”</translation>
    </message>
    <message>
        <source>Повертають</source>
        <translation>Returning</translation>
    </message>
    <message>
        <source>Повертають лише за чеком продажу</source>
        <translation>Only a sale can be refunded</translation>
    </message>
    <message>
        <source>Повторити</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>Податки</source>
        <translation>Taxes</translation>
    </message>
    <message>
        <source>Податки з повернень</source>
        <translation>Taxes on refunds</translation>
    </message>
    <message>
        <source>Податки з продажів</source>
        <translation>Taxes on sales</translation>
    </message>
    <message>
        <source>Податок змінився</source>
        <translation>The tax has changed</translation>
    </message>
    <message>
        <source>Подивіться на папір, перш ніж друкувати ще раз</source>
        <translation>Look at the paper before you print again</translation>
    </message>
    <message>
        <source>Подивіться на папір. Якщо чека немає, надрукуйте ще раз</source>
        <translation>Look at the paper. If there is no slip, print again</translation>
    </message>
    <message>
        <source>Подивіться, які це чеки й чого чекає принтер</source>
        <translation>See which slips they are and what the printer waits for</translation>
    </message>
    <message>
        <source>Подробиці</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>Поділено між рядками за їхніми сумами</source>
        <translation>Shared out over the lines by their sums</translation>
    </message>
    <message>
        <source>Позицій</source>
        <translation>Items</translation>
    </message>
    <message>
        <source>Позиція чека</source>
        <translation>Receipt line</translation>
    </message>
    <message>
        <source>Позиції чека</source>
        <translation>Receipt lines</translation>
    </message>
    <message>
        <source>Позначено</source>
        <translation>Marked</translation>
    </message>
    <message>
        <source>Позначити вирішеним</source>
        <translation>Mark as settled</translation>
    </message>
    <message>
        <source>Позначка</source>
        <translation>Mark</translation>
    </message>
    <message>
        <source>Позначте товари, які повертають</source>
        <translation>Mark the goods that come back</translation>
    </message>
    <message>
        <source>Показати</source>
        <translation>Show</translation>
    </message>
    <message>
        <source>Показати X-звіт</source>
        <translation>Show X report</translation>
    </message>
    <message>
        <source>Показати всі звіти</source>
        <translation>Show all reports</translation>
    </message>
    <message>
        <source>Показати всі чеки</source>
        <translation>Show all receipts</translation>
    </message>
    <message>
        <source>Показати за місяць</source>
        <translation>Show the month</translation>
    </message>
    <message>
        <source>Показати за рік</source>
        <translation>Show a year</translation>
    </message>
    <message>
        <source>Показати пробну сторінку</source>
        <translation>Show the trial page</translation>
    </message>
    <message>
        <source>Показати: {slip}</source>
        <translation>Show: {slip}</translation>
    </message>
    <message>
        <source>Показник</source>
        <translation>Figure</translation>
    </message>
    <message>
        <source>Показники Z-звіту: на сервері, на цій касі й різниця.</source>
        <translation>The figures of the Z-report: on the server, at this till, and the difference.</translation>
    </message>
    <message>
        <source>Показники таблицею…</source>
        <translation>Figures as a table…</translation>
    </message>
    <message>
        <source>Покладіть товар на ваги або введіть вагу з клавіатури.</source>
        <translation>Put the goods on the scale, or type the weight.</translation>
    </message>
    <message>
        <source>Покликати старшого</source>
        <translation>Call a senior</translation>
    </message>
    <message>
        <source>Покличте старшого касира: досить його PIN-коду</source>
        <translation>Call a senior cashier: their PIN is enough</translation>
    </message>
    <message>
        <source>Покупець вводить PIN-код</source>
        <translation>The customer enters the PIN</translation>
    </message>
    <message>
        <source>Покупець вибирає застосунок картки</source>
        <translation>The customer chooses the card’s application</translation>
    </message>
    <message>
        <source>Покупець не повернувся</source>
        <translation>Customer did not come back</translation>
    </message>
    <message>
        <source>Покупець передумав</source>
        <translation>Customer changed their mind</translation>
    </message>
    <message>
        <source>Покупець переказує гроші на картку магазину у своєму банку.</source>
        <translation>The buyer sends the money to the shop&apos;s card in their bank.</translation>
    </message>
    <message>
        <source>Покупець платить за реквізитами у своєму банку.</source>
        <translation>The buyer pays to these details in their bank.</translation>
    </message>
    <message>
        <source>Покупець платить: натисніть велику кнопку «Оплата»</source>
        <translation>The buyer pays: press the big button “Pay”</translation>
    </message>
    <message>
        <source>Покупцеві є 18 років?</source>
        <translation>Is the customer 18 or older?</translation>
    </message>
    <message>
        <source>Покупці, мабуть, уже пішли. Нефіскальний чек завжди можна надрукувати з розділу «Чеки»</source>
        <translation>The buyers have probably gone. A non-fiscal slip can always be printed from “Receipts”</translation>
    </message>
    <message>
        <source>Помаранчева рамка й слово НАВЧАННЯ на кожному екрані й на кожному чеку.</source>
        <translation>An orange frame and the word TRAINING on every screen, and its Ukrainian word on every slip.</translation>
    </message>
    <message>
        <source>Помилка</source>
        <translation>Error</translation>
    </message>
    <message>
        <source>Помилка в решті</source>
        <translation>Wrong change</translation>
    </message>
    <message>
        <source>Помилка в ціні</source>
        <translation>Wrong price</translation>
    </message>
    <message>
        <source>Помилка касира</source>
        <translation>Cashier’s mistake</translation>
    </message>
    <message>
        <source>Помилкова видача</source>
        <translation>Taken out by mistake</translation>
    </message>
    <message>
        <source>Понад {percent} — потрібен PIN старшого касира</source>
        <translation>Above {percent} a senior’s PIN is needed</translation>
    </message>
    <message>
        <source>Попередня зміна</source>
        <translation>Previous shift</translation>
    </message>
    <message>
        <source>Попередні плитки</source>
        <translation>Previous tiles</translation>
    </message>
    <message>
        <source>Попередній місяць</source>
        <translation>Previous month</translation>
    </message>
    <message>
        <source>Попередній чек</source>
        <translation>Previous slip</translation>
    </message>
    <message>
        <source>Попередній чек №{number} — {total}</source>
        <translation>Previous receipt {number} — {total}</translation>
    </message>
    <message>
        <source>Поповнення каси</source>
        <translation>Topping up</translation>
    </message>
    <message>
        <source>Популярне</source>
        <translation>Popular</translation>
    </message>
    <message>
        <source>Пораховано</source>
        <translation>Counted</translation>
    </message>
    <message>
        <source>Порахувати ще раз</source>
        <translation>Count again</translation>
    </message>
    <message>
        <source>Порожня · {limits}</source>
        <translation>Empty · {limits}</translation>
    </message>
    <message>
        <source>Порт</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>Порт банківського термінала зайняла інша програма</source>
        <translation>Another program has the bank terminal’s port</translation>
    </message>
    <message>
        <source>Порт ваг</source>
        <translation>The scale’s port</translation>
    </message>
    <message>
        <source>Порт ваг задано неправильно</source>
        <translation>The scale’s port is wrong</translation>
    </message>
    <message>
        <source>Порт ваг зайняла інша програма. Вагу можна ввести з клавіатури.</source>
        <translation>Another program uses the scale’s port. The weight can be typed.</translation>
    </message>
    <message>
        <source>Порт задано неправильно</source>
        <translation>The port is set wrongly</translation>
    </message>
    <message>
        <source>Порт зайняла інша програма</source>
        <translation>Another program has the port</translation>
    </message>
    <message>
        <source>Порт зайняла інша програма. Закрийте її, сканування продовжиться саме</source>
        <translation>Another program has the port. Close it, scanning goes on by itself</translation>
    </message>
    <message>
        <source>Порт сканера</source>
        <translation>Scanner port</translation>
    </message>
    <message>
        <source>Порт сканера задано неправильно</source>
        <translation>The scanner&apos;s port is not right</translation>
    </message>
    <message>
        <source>Порти</source>
        <translation>Ports</translation>
    </message>
    <message>
        <source>Порядок товарів</source>
        <translation>Order of goods</translation>
    </message>
    <message>
        <source>Порівнювати немає з чим: на цій касі не пробито жодного чека цієї зміни сервера.</source>
        <translation>There is nothing to compare: this till sold nothing in this shift of the server.</translation>
    </message>
    <message>
        <source>Послухати</source>
        <translation>Listen</translation>
    </message>
    <message>
        <source>Поспішає на {time}</source>
        <translation>Fast by {time}</translation>
    </message>
    <message>
        <source>Поставити на чек</source>
        <translation>Put on the receipt</translation>
    </message>
    <message>
        <source>Постачальник</source>
        <translation>Supplier</translation>
    </message>
    <message>
        <source>Поточний чек не змінено. Перевірте оплату того чека</source>
        <translation>The current receipt is unchanged. Check the payment of the other one</translation>
    </message>
    <message>
        <source>Потрібен RRN</source>
        <translation>The RRN is needed</translation>
    </message>
    <message>
        <source>Потрібен вхід на сервер</source>
        <translation>Signing in to the server is needed</translation>
    </message>
    <message>
        <source>Потрібен вхід на сервер · вхід за PIN працює</source>
        <translation>Sign-in to the server needed · PIN sign-in works</translation>
    </message>
    <message>
        <source>Потрібен дозвіл старшого</source>
        <translation>A senior’s permission is needed</translation>
    </message>
    <message>
        <source>Потрібен код авторизації</source>
        <translation>The authorisation code is needed</translation>
    </message>
    <message>
        <source>Потрібен номер платіжної інструкції</source>
        <translation>The number of the payment order is needed</translation>
    </message>
    <message>
        <source>Потрібен повний шлях до теки</source>
        <translation>The whole path of the folder is needed</translation>
    </message>
    <message>
        <source>Потрібен повний шлях до файлу</source>
        <translation>The whole path to the file is needed</translation>
    </message>
    <message>
        <source>Потрібен файл PNG, JPEG, WebP, GIF або BMP</source>
        <translation>A PNG, JPEG, WebP, GIF or BMP file is needed</translation>
    </message>
    <message>
        <source>Потрібен файл до 20 МБ</source>
        <translation>It may have 20 MB</translation>
    </message>
    <message>
        <source>Потрібна адреса на зразок https://server.example</source>
        <translation>Expected an address like https://server.example</translation>
    </message>
    <message>
        <source>Потрібна захищена адреса, що починається з https://</source>
        <translation>Expected a secure address starting with https://</translation>
    </message>
    <message>
        <source>Потрібна причина</source>
        <translation>A reason is needed</translation>
    </message>
    <message>
        <source>Потрібне число від 0 до 255</source>
        <translation>Expected a number from 0 to 255</translation>
    </message>
    <message>
        <source>Потрібно до 40 мільйонів пікселів</source>
        <translation>It may have 40 million pixels</translation>
    </message>
    <message>
        <source>Почати з порожнього журналу</source>
        <translation>Begin with an empty journal</translation>
    </message>
    <message>
        <source>Почати з порожнього журналу?</source>
        <translation>Begin with an empty journal?</translation>
    </message>
    <message>
        <source>Почати навчання спочатку?</source>
        <translation>Begin training anew?</translation>
    </message>
    <message>
        <source>Почати спочатку</source>
        <translation>Begin anew</translation>
    </message>
    <message>
        <source>Пошкоджена</source>
        <translation>Damaged</translation>
    </message>
    <message>
        <source>Пошкоджений файл лишиться на диску, не видаляйте його: {path}</source>
        <translation>The damaged file stays on the disk, do not delete it: {path}</translation>
    </message>
    <message>
        <source>Пошук запису</source>
        <translation>Find an entry</translation>
    </message>
    <message>
        <source>Пошук товару</source>
        <translation>Search for goods</translation>
    </message>
    <message>
        <source>Пошук чека</source>
        <translation>Find a receipt</translation>
    </message>
    <message>
        <source>Пошук…</source>
        <translation>Looking…</translation>
    </message>
    <message>
        <source>Права в settings.json записано неправильно</source>
        <translation>Rights in settings.json are written wrong</translation>
    </message>
    <message>
        <source>Правило НБУ, до 10 коп.: 1–4 — униз, 5–9 — угору</source>
        <translation>National Bank rule, to 10 kopecks: 1–4 down, 5–9 up</translation>
    </message>
    <message>
        <source>Правило НБУ, до 50 коп.: 1–24 — униз, 25–74 — до 50, 75–99 — угору</source>
        <translation>National Bank rule, to 50 kopecks: 1–24 down, 25–74 to 50, 75–99 up</translation>
    </message>
    <message>
        <source>Правою рукою</source>
        <translation>Right-handed</translation>
    </message>
    <message>
        <source>Працювати на цій касі</source>
        <translation>Work at this till</translation>
    </message>
    <message>
        <source>Працюю</source>
        <translation>I work</translation>
    </message>
    <message>
        <source>Працює чип картки</source>
        <translation>The card’s chip is at work</translation>
    </message>
    <message>
        <source>Працює як клавіатура: скануйте будь-що</source>
        <translation>Works as a keyboard: scan anything</translation>
    </message>
    <message>
        <source>Працюємо без інтернету</source>
        <translation>Working offline</translation>
    </message>
    <message>
        <source>Працюємо без інтернету. Чеки зберігаються на касі й підуть на сервер самі</source>
        <translation>Working offline. Receipts are kept here and sent automatically</translation>
    </message>
    <message>
        <source>Працівники</source>
        <translation>People</translation>
    </message>
    <message>
        <source>Префікс і малюнок разом мають 13 знаків, як сам штрих-код</source>
        <translation>Prefix and picture together have 13 characters, as the barcode itself</translation>
    </message>
    <message>
        <source>Префікс, потім усі цифри етикетки: I — код товару, W — вага, P — ціна, N — штуки, X — пропустити, C — контрольна цифра. Після / можна вказати дільник. Діє перший рядок, що підходить.</source>
        <translation>The prefix, then every digit of the label: I item code, W weight, P price, N pieces, X skipped, C check digit. A divisor may follow after /. The first row that fits is used.</translation>
    </message>
    <message>
        <source>Приберіть зайвий у кабінеті SmartKasa, далі каса звірить сама.</source>
        <translation>Remove the extra one in the SmartKasa cabinet; the till will compare again by itself.</translation>
    </message>
    <message>
        <source>Приберіть номер картки з цього поля</source>
        <translation>Take the card number out of this field</translation>
    </message>
    <message>
        <source>Приберіть один: торкніться його плитки й потримайте</source>
        <translation>Take one away: touch its tile and hold</translation>
    </message>
    <message>
        <source>Приберіть ці слова: чек каси не фіскальний</source>
        <translation>Remove these words: the till&apos;s receipt is not fiscal</translation>
    </message>
    <message>
        <source>Прибраний товар повернуто в чек</source>
        <translation>Removed item put back</translation>
    </message>
    <message>
        <source>Прибрано з екрана. «Дисплей» поверне його</source>
        <translation>Put away. “Display” brings it back</translation>
    </message>
    <message>
        <source>Прибрано: {name}</source>
        <translation>Removed: {name}</translation>
    </message>
    <message>
        <source>Прибрати</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>Прибрати {sum}</source>
        <translation>Take out {sum}</translation>
    </message>
    <message>
        <source>Прибрати все</source>
        <translation>Remove all</translation>
    </message>
    <message>
        <source>Прибрати з обраного</source>
        <translation>Remove from favourites</translation>
    </message>
    <message>
        <source>Прибрати з чека</source>
        <translation>Remove from the receipt</translation>
    </message>
    <message>
        <source>Прибрати клавіатуру</source>
        <translation>Hide the keyboard</translation>
    </message>
    <message>
        <source>Прибрати малюнок</source>
        <translation>Remove the picture</translation>
    </message>
    <message>
        <source>Прибрати марку {stamp}</source>
        <translation>Take stamp {stamp} off</translation>
    </message>
    <message>
        <source>Прибрати прострочені чеки?</source>
        <translation>Clear the expired receipts?</translation>
    </message>
    <message>
        <source>Прибрати прострочені: {count}</source>
        <translation>Clear expired: {count}</translation>
    </message>
    <message>
        <source>Прибрати рядок</source>
        <translation>Remove the line</translation>
    </message>
    <message>
        <source>Прибрати рядок {number}</source>
        <translation>Remove row {number}</translation>
    </message>
    <message>
        <source>Прибрати фільтри</source>
        <translation>Clear filters</translation>
    </message>
    <message>
        <source>Прибрати частину {sum}</source>
        <translation>Take out the part of {sum}</translation>
    </message>
    <message>
        <source>Прибрати частину оплати</source>
        <translation>Take a part of the payment out</translation>
    </message>
    <message>
        <source>Прибрати її можна тільки скасуванням на терміналі</source>
        <translation>Only the terminal can take it back</translation>
    </message>
    <message>
        <source>Прибрати: {said}</source>
        <translation>Take off: {said}</translation>
    </message>
    <message>
        <source>ПриватБанк</source>
        <translation>PrivatBank</translation>
    </message>
    <message>
        <source>Приготуйте новий рулон. Чеки ще друкуються</source>
        <translation>Get a new roll ready. Slips still print</translation>
    </message>
    <message>
        <source>Придатний до {day}. Перевірте дату на упаковці.</source>
        <translation>Use by {day}. Check the date on the pack.</translation>
    </message>
    <message>
        <source>Призначення</source>
        <translation>Purpose</translation>
    </message>
    <message>
        <source>Прийняти оплату</source>
        <translation>Take payment</translation>
    </message>
    <message>
        <source>Прийняти частину</source>
        <translation>Take a part</translation>
    </message>
    <message>
        <source>Прийнято частину оплати</source>
        <translation>Part of the payment taken</translation>
    </message>
    <message>
        <source>Прикладіть або вставте картку</source>
        <translation>Tap or insert the card</translation>
    </message>
    <message>
        <source>Принтер</source>
        <translation>Printer</translation>
    </message>
    <message>
        <source>Принтер відповідає: {state}. Сигнал скриньки {signal}</source>
        <translation>The printer answers: {state}. Drawer signal {signal}</translation>
    </message>
    <message>
        <source>Принтер готовий</source>
        <translation>Printer ready</translation>
    </message>
    <message>
        <source>Принтер зупинився через помилку</source>
        <translation>The printer stopped with an error</translation>
    </message>
    <message>
        <source>Принтер не вказано</source>
        <translation>No printer set</translation>
    </message>
    <message>
        <source>Принтер не відповідає</source>
        <translation>The printer does not answer</translation>
    </message>
    <message>
        <source>Принтер не готовий до друку</source>
        <translation>The printer isn’t ready to print</translation>
    </message>
    <message>
        <source>Принтер не задано</source>
        <translation>No printer is set</translation>
    </message>
    <message>
        <source>Принтер не знайдено</source>
        <translation>Printer not found</translation>
    </message>
    <message>
        <source>Принтер не прийняв дані</source>
        <translation>The printer did not take the data</translation>
    </message>
    <message>
        <source>Пристрій</source>
        <translation>Device</translation>
    </message>
    <message>
        <source>Причина</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>Про оплату карткою ще не з’ясовано: завершіть її</source>
        <translation>A card payment is not settled yet: settle it</translation>
    </message>
    <message>
        <source>Про програму</source>
        <translation>About</translation>
    </message>
    <message>
        <source>Проба</source>
        <translation>Trial</translation>
    </message>
    <message>
        <source>Пробна сторінка</source>
        <translation>Trial page</translation>
    </message>
    <message>
        <source>Пробний друк</source>
        <translation>Print a trial page</translation>
    </message>
    <message>
        <source>Пробіл</source>
        <translation>Space</translation>
    </message>
    <message>
        <source>Проведіть оплату на банківському терміналі й перепишіть із його чека. Номер картки не потрібен.</source>
        <translation>Take the payment on the bank terminal and copy these from its slip. The card number is not needed.</translation>
    </message>
    <message>
        <source>Проведіть оплату на банківському терміналі, потім підтвердьте її тут.</source>
        <translation>Take the payment on the bank terminal, then confirm it here.</translation>
    </message>
    <message>
        <source>Проведіть продаж: він збережеться, а чек почекає. Поверніть папір: чек надрукується сам.</source>
        <translation>Make a sale: it is kept, its slip waits. Put the paper back: the slip prints by itself.</translation>
    </message>
    <message>
        <source>Продавайте далі. Якщо триває довго, спитайте підтримку</source>
        <translation>Go on selling. If it lasts, ask support</translation>
    </message>
    <message>
        <source>Продавайте далі: прочитайте повідомлення каси й відкрийте «Зміна», там видно зміну сервера.</source>
        <translation>Go on selling: read the till&apos;s message and open “Shift”, where the server&apos;s shift is shown.</translation>
    </message>
    <message>
        <source>Продавайте далі: чек лишиться на касі й піде на сервер сам, щойно інтернет увімкнете.</source>
        <translation>Go on selling: the receipt stays here and goes to the server by itself once the internet is back.</translation>
    </message>
    <message>
        <source>Продавати в мінус</source>
        <translation>Sell below zero</translation>
    </message>
    <message>
        <source>Продаж</source>
        <translation>Sale</translation>
    </message>
    <message>
        <source>Продаж без акцизної марки</source>
        <translation>Sale without an excise stamp</translation>
    </message>
    <message>
        <source>Продаж збережено</source>
        <translation>The sale is saved</translation>
    </message>
    <message>
        <source>Продаж збережено на касі, причина в черзі документів</source>
        <translation>The sale is saved here, the reason is in the document queue</translation>
    </message>
    <message>
        <source>Продаж збережено на касі. Зверніться до підтримки</source>
        <translation>The sale is saved on the till. Ask support</translation>
    </message>
    <message>
        <source>Продаж збережено на касі. Подробиці — у черзі документів</source>
        <translation>The sale is saved on the till. See the document queue for details</translation>
    </message>
    <message>
        <source>Продаж збережено. Усуньте причину й надрукуйте ще раз</source>
        <translation>The sale is saved. Mend the cause and print again</translation>
    </message>
    <message>
        <source>Продаж можливий, та дати в чеках будуть хибні. Виправте час на комп’ютері</source>
        <translation>Selling works, but dates on receipts will be wrong. Set the computer’s clock</translation>
    </message>
    <message>
        <source>Продаж іде далі, чеки зберігаються на касі. Надсилання продовжиться після входу</source>
        <translation>Selling goes on, receipts are kept here. Sending resumes after you sign in</translation>
    </message>
    <message>
        <source>Продаж іде далі. Нові чеки підуть без зміни сервера, доки там не відкриють іншу</source>
        <translation>Selling goes on. New receipts go without a server shift until another one is opened there</translation>
    </message>
    <message>
        <source>Продажу це не заважає; під час чека завантаження стоїть</source>
        <translation>Sales are not disturbed; the download rests while there is a receipt</translation>
    </message>
    <message>
        <source>Продажі</source>
        <translation>Sales</translation>
    </message>
    <message>
        <source>Продажі безготівкові</source>
        <translation>Cashless sales</translation>
    </message>
    <message>
        <source>Продажі готівкою</source>
        <translation>Cash sales</translation>
    </message>
    <message>
        <source>Продажі за годинами</source>
        <translation>Sales by the hour</translation>
    </message>
    <message>
        <source>Продажі збережено. Якщо це повторюється, перевірте адресу сервера</source>
        <translation>Sales are saved. If it goes on, check the server’s address</translation>
    </message>
    <message>
        <source>Продажі товарів</source>
        <translation>Sales of goods</translation>
    </message>
    <message>
        <source>Продажі, грн</source>
        <translation>Sales, UAH</translation>
    </message>
    <message>
        <source>Продажів немає</source>
        <translation>No sales</translation>
    </message>
    <message>
        <source>Продажів ще не було</source>
        <translation>No sales yet</translation>
    </message>
    <message>
        <source>Продайте їх або видаліть із причиною</source>
        <translation>Sell them or give them up with a reason</translation>
    </message>
    <message>
        <source>Продайте їх або видаліть. Передані чекають оплати на касі</source>
        <translation>Sell them or give them up. The handed ones wait to be paid</translation>
    </message>
    <message>
        <source>Продано</source>
        <translation>Sold</translation>
    </message>
    <message>
        <source>Продано без акцизної марки</source>
        <translation>Sold without an excise stamp</translation>
    </message>
    <message>
        <source>Продано на цій касі</source>
        <translation>Sold at this till</translation>
    </message>
    <message>
        <source>Продано: {when}</source>
        <translation>Sold: {when}</translation>
    </message>
    <message>
        <source>Продати без марки</source>
        <translation>Sell without the stamp</translation>
    </message>
    <message>
        <source>Продати все одно</source>
        <translation>Sell anyway</translation>
    </message>
    <message>
        <source>Пропонують версію, старішу за встановлену. Робити нічого не треба</source>
        <translation>A version older than the installed one is offered. Nothing needs to be done</translation>
    </message>
    <message>
        <source>Пропустити</source>
        <translation>Skip</translation>
    </message>
    <message>
        <source>Пропустити підказки першого продажу</source>
        <translation>Skip the hints of the first sale</translation>
    </message>
    <message>
        <source>Просили {asked}. Решту візьміть іншим засобом</source>
        <translation>{asked} was asked for. Take the rest by other means</translation>
    </message>
    <message>
        <source>Просить {name}</source>
        <translation>Asked by {name}</translation>
    </message>
    <message>
        <source>Протокол</source>
        <translation>Protocol</translation>
    </message>
    <message>
        <source>Профілю «{name}» немає. Поки не виберете модель, чеки йдуть малюнком на 58 мм</source>
        <translation>There is no profile “{name}”. Until you choose a model, slips are drawn for 58 mm</translation>
    </message>
    <message>
        <source>Профілі прочитано: {count}</source>
        <translation>Profiles read: {count}</translation>
    </message>
    <message>
        <source>Прохання покупця</source>
        <translation>Customer’s request</translation>
    </message>
    <message>
        <source>Прочитано {time} тому</source>
        <translation>Read {time} ago</translation>
    </message>
    <message>
        <source>Прочитано документів</source>
        <translation>Documents read</translation>
    </message>
    <message>
        <source>Прочитано: {code}</source>
        <translation>Read: {code}</translation>
    </message>
    <message>
        <source>Прочитати звіти заново</source>
        <translation>Read the reports anew</translation>
    </message>
    <message>
        <source>Під товарами</source>
        <translation>Below the goods</translation>
    </message>
    <message>
        <source>Підказки клавіш</source>
        <translation>Key hints</translation>
    </message>
    <message>
        <source>Підпис не той: його видав хтось інший. Нічого не встановлюйте руками, повідомте підтримку</source>
        <translation>The signature is wrong: somebody else published it. Install nothing by hand, tell support</translation>
    </message>
    <message>
        <source>Підстава</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>Підсумки зміни</source>
        <translation>Totals of the shift</translation>
    </message>
    <message>
        <source>Підсумки термінала на зараз.</source>
        <translation>The terminal’s totals as of now.</translation>
    </message>
    <message>
        <source>Підсумки термінала підуть до банку, і лічильники обнуляться. Скасувати оплати до звірки вже не вийде: їх повертають за RRN.</source>
        <translation>The terminal’s totals go to the bank and start anew. Payments before the settlement can no longer be cancelled: they are refunded by RRN.</translation>
    </message>
    <message>
        <source>Підтвердити картку</source>
        <translation>Confirm card</translation>
    </message>
    <message>
        <source>Підтвердити переказ</source>
        <translation>Confirm transfer</translation>
    </message>
    <message>
        <source>Підібрати кодову сторінку</source>
        <translation>Find the code page</translation>
    </message>
    <message>
        <source>Піктограми</source>
        <translation>Icons</translation>
    </message>
    <message>
        <source>РНОКПП або ЄДРПОУ</source>
        <translation>of a person or a company</translation>
    </message>
    <message>
        <source>Разом</source>
        <translation>Total</translation>
    </message>
    <message>
        <source>Разом · {lines}</source>
        <translation>Total · {lines}</translation>
    </message>
    <message>
        <source>Разом за чеком</source>
        <translation>Receipt total</translation>
    </message>
    <message>
        <source>Разом, грн</source>
        <translation>Net, UAH</translation>
    </message>
    <message>
        <source>Рахувати касу наосліп</source>
        <translation>Count the drawer blind</translation>
    </message>
    <message>
        <source>Рахуємо чеки за днями</source>
        <translation>Counting receipts day by day</translation>
    </message>
    <message>
        <source>Реквізити картки</source>
        <translation>Card details</translation>
    </message>
    <message>
        <source>Реквізити переказу за IBAN</source>
        <translation>IBAN transfer details</translation>
    </message>
    <message>
        <source>Реквізити переказу на картку</source>
        <translation>Card transfer details</translation>
    </message>
    <message>
        <source>Решта</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>Решта {change}. Віддайте її й чек, потім «Новий чек»</source>
        <translation>Change {change}. Hand it over with the slip, then “New receipt”</translation>
    </message>
    <message>
        <source>Розбіжності з сервером</source>
        <translation>The server differs</translation>
    </message>
    <message>
        <source>Розбіжності з сервером: {what}</source>
        <translation>The server differs: {what}</translation>
    </message>
    <message>
        <source>Розбіжність</source>
        <translation>Difference</translation>
    </message>
    <message>
        <source>Розбіжність позначено вирішеною</source>
        <translation>Difference marked as settled</translation>
    </message>
    <message>
        <source>Розбіжність із сервером вирішено</source>
        <translation>Difference with the server settled</translation>
    </message>
    <message>
        <source>Розділ</source>
        <translation>Section</translation>
    </message>
    <message>
        <source>Розділ параметрів</source>
        <translation>Part of the settings</translation>
    </message>
    <message>
        <source>Розмін</source>
        <translation>Change money</translation>
    </message>
    <message>
        <source>Розмір</source>
        <translation>Size</translation>
    </message>
    <message>
        <source>Розмір вікна</source>
        <translation>Window size</translation>
    </message>
    <message>
        <source>Ролі із сервера</source>
        <translation>Roles on the server</translation>
    </message>
    <message>
        <source>Рух готівки</source>
        <translation>Cash in and out</translation>
    </message>
    <message>
        <source>Рядків у ньому: {lines}. Це записано в журнал дій</source>
        <translation>Lines in it: {lines}. It is in the audit log</translation>
    </message>
    <message>
        <source>Рядків у файлі: {count}</source>
        <translation>Rows in the file: {count}</translation>
    </message>
    <message>
        <source>Рядків у чеку: {lines}. Продовжуйте з того ж місця</source>
        <translation>Lines in the receipt: {lines}. Go on where you stopped</translation>
    </message>
    <message>
        <source>Рядок</source>
        <translation>Line</translation>
    </message>
    <message>
        <source>Рядок {line}</source>
        <translation>Line {line}</translation>
    </message>
    <message>
        <source>Рядок {line}: кодова сторінка {page}, №{table}</source>
        <translation>Line {line}: code page {page}, No. {table}</translation>
    </message>
    <message>
        <source>Рядок {number}</source>
        <translation>Row {number}</translation>
    </message>
    <message>
        <source>Рядок над товарами</source>
        <translation>Line above the goods</translation>
    </message>
    <message>
        <source>Рядок під товарами</source>
        <translation>Line below the goods</translation>
    </message>
    <message>
        <source>Рядок таблиці етикеток записано з помилкою</source>
        <translation>A row of the label table is not right</translation>
    </message>
    <message>
        <source>Рядок чека</source>
        <translation>Receipt line</translation>
    </message>
    <message>
        <source>Рядок чека задовгий</source>
        <translation>A line of the receipt is too long</translation>
    </message>
    <message>
        <source>Різницю {sum} буде записано у звіт</source>
        <translation>The difference {sum} goes into the report</translation>
    </message>
    <message>
        <source>Різниця</source>
        <translation>Difference</translation>
    </message>
    <message>
        <source>Різниця з касою, грн</source>
        <translation>Difference with the till, UAH</translation>
    </message>
    <message>
        <source>Різниця, грн</source>
        <translation>Difference, UAH</translation>
    </message>
    <message>
        <source>Рік</source>
        <translation>A year</translation>
    </message>
    <message>
        <source>Сама</source>
        <translation>By itself</translation>
    </message>
    <message>
        <source>Свої в кожної каси й у файл не йдуть: код каси, адреси принтерів, порти, тека копій, екран.</source>
        <translation>Each till&apos;s own, and not in the file: its code, printers&apos; addresses, ports, folder for copies, screen.</translation>
    </message>
    <message>
        <source>Свої товари, чеки, зміни й гроші. Зі справжніми вони не змішуються, на сервер SmartKasa не йде нічого.</source>
        <translation>Its own goods, receipts, shifts and money. They never mix with the real ones; nothing goes to the SmartKasa server.</translation>
    </message>
    <message>
        <source>Свій профіль</source>
        <translation>Own profile</translation>
    </message>
    <message>
        <source>Світла</source>
        <translation>Light</translation>
    </message>
    <message>
        <source>Секунд</source>
        <translation>Seconds</translation>
    </message>
    <message>
        <source>Сервер</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Сервер {host}</source>
        <translation>Server {host}</translation>
    </message>
    <message>
        <source>Сервер {host} доступний</source>
        <translation>Server {host} answers</translation>
    </message>
    <message>
        <source>Сервер відмовив: збережені звіти</source>
        <translation>Refused: saved reports</translation>
    </message>
    <message>
        <source>Сервер відповів незрозуміло</source>
        <translation>The server’s answer makes no sense</translation>
    </message>
    <message>
        <source>Сервер відхилив документ</source>
        <translation>The server rejected the document</translation>
    </message>
    <message>
        <source>Сервер відхилив документ: такий там уже є</source>
        <translation>The server refused the document: it has one like it</translation>
    </message>
    <message>
        <source>Сервер відхилив документ: чогось у ньому бракує</source>
        <translation>The server refused the document: something is missing in it</translation>
    </message>
    <message>
        <source>Сервер відхилив документ: щось у ньому не підходить</source>
        <translation>The server refused the document: something in it is not right</translation>
    </message>
    <message>
        <source>Сервер відхилив запит</source>
        <translation>The server refused the request</translation>
    </message>
    <message>
        <source>Сервер відхилив цей чек</source>
        <translation>The server rejected this receipt</translation>
    </message>
    <message>
        <source>Сервер відхилив: {count}</source>
        <translation>Rejected by the server: {count}</translation>
    </message>
    <message>
        <source>Сервер його не прийняв, тож чек забрано назад. Удруге його не буде надіслано</source>
        <translation>The server refused it, so it was taken back. It will not be sent again</translation>
    </message>
    <message>
        <source>Сервер його прийняв, а тепер не має. Каса перевірить ще раз і надішле знову, двічі він не піде.</source>
        <translation>The server took it and has it no longer. The till will check again and resend it; it will not go twice.</translation>
    </message>
    <message>
        <source>Сервер не відповів: порівняти немає з чим. Дані цієї каси повні.</source>
        <translation>The server did not answer: there is nothing to compare with. This till&apos;s data is complete.</translation>
    </message>
    <message>
        <source>Сервер не дав даних: лише відоме цій касі</source>
        <translation>The server gave nothing: only what this till knows</translation>
    </message>
    <message>
        <source>Сервер не дав даних: лише ця каса</source>
        <translation>The server gave no data: this till only</translation>
    </message>
    <message>
        <source>Сервер не дав звітів за ці дні</source>
        <translation>The server gave no reports of these days</translation>
    </message>
    <message>
        <source>Сервер не питали: немає входу</source>
        <translation>The server was not asked: nobody is signed in</translation>
    </message>
    <message>
        <source>Сервер не приймає ключ API</source>
        <translation>The server does not take the API key</translation>
    </message>
    <message>
        <source>Сервер не прийняв чек: чому, написано в черзі. Поверніть товар у чек або видаліть його</source>
        <translation>The server refused it: the queue says why. Take the goods back or delete it</translation>
    </message>
    <message>
        <source>Сервер не підтвердив, що він справжній</source>
        <translation>The server did not prove that it is the real one</translation>
    </message>
    <message>
        <source>Сервер не сказав, чим оплачено чек. Поверніть за ним на касі, де його пробито</source>
        <translation>The server did not say what it was paid with. Return it at the till that sold it</translation>
    </message>
    <message>
        <source>Сервер оновлень не відповідає</source>
        <translation>The server of updates does not answer</translation>
    </message>
    <message>
        <source>Сервер припинив зміну №{number}: минуло 24 години</source>
        <translation>The server ended shift No. {number}: 24 hours have passed</translation>
    </message>
    <message>
        <source>Сервер рахує всі каси точки, ця каса — лише свої чеки</source>
        <translation>The server counts all tills of the shop, this till only its own receipts</translation>
    </message>
    <message>
        <source>Сервер ще не вказано</source>
        <translation>No server given yet</translation>
    </message>
    <message>
        <source>Сервер ще не сказав свого часу</source>
        <translation>The server has not told its time yet</translation>
    </message>
    <message>
        <source>Середній чек</source>
        <translation>Average receipt</translation>
    </message>
    <message>
        <source>Серія та номер</source>
        <translation>Series and number</translation>
    </message>
    <message>
        <source>Серія та номер марки</source>
        <translation>Series and number of the stamp</translation>
    </message>
    <message>
        <source>Система встановить його за чверть години. За годину ще ні — встановіть setup.exe руками</source>
        <translation>The system installs it within a quarter of an hour. Not within an hour? Install setup.exe by hand</translation>
    </message>
    <message>
        <source>Скан</source>
        <translation>Scan</translation>
    </message>
    <message>
        <source>Скан не взято: {code}</source>
        <translation>Scan not taken: {code}</translation>
    </message>
    <message>
        <source>Сканер</source>
        <translation>Scanner</translation>
    </message>
    <message>
        <source>Сканер знову на зв’язку</source>
        <translation>The scanner is connected again</translation>
    </message>
    <message>
        <source>Сканер не відповідає</source>
        <translation>The scanner does not answer</translation>
    </message>
    <message>
        <source>Сканер штрих-кодів</source>
        <translation>Barcode scanner</translation>
    </message>
    <message>
        <source>Сканер як клавіатура</source>
        <translation>The scanner is a keyboard</translation>
    </message>
    <message>
        <source>Сканера на порту немає</source>
        <translation>No scanner on the port</translation>
    </message>
    <message>
        <source>Скани чекають: {count}</source>
        <translation>Scans waiting: {count}</translation>
    </message>
    <message>
        <source>Скануйте або введіть код і натисніть Enter</source>
        <translation>Scan or type a code and press Enter</translation>
    </message>
    <message>
        <source>Скануйте або введіть назву, артикул, штрих-код</source>
        <translation>Scan, or type a name, article or barcode</translation>
    </message>
    <message>
        <source>Скануйте або виберіть товар</source>
        <translation>Scan or choose an item</translation>
    </message>
    <message>
        <source>Скануйте марку на кожній пляшці. Марка йде в чек разом з товаром</source>
        <translation>Scan the stamp on every bottle. It goes into the receipt with the item</translation>
    </message>
    <message>
        <source>Скануйте марку на пляшці або введіть серію та номер: чотири літери й шість цифр</source>
        <translation>Scan the stamp on the bottle or type its series and number: four letters and six digits</translation>
    </message>
    <message>
        <source>Скануйте на сторінці «Продаж», коли зміну відкрито</source>
        <translation>Scan on the Sale page, with a shift open</translation>
    </message>
    <message>
        <source>Скануйте товар</source>
        <translation>Scan an item</translation>
    </message>
    <message>
        <source>Скануйте товар або торкніться його плитки</source>
        <translation>Scan an item, or touch its tile</translation>
    </message>
    <message>
        <source>Скануйте товар, який повертають, або знайдіть його за назвою</source>
        <translation>Scan the goods that come back, or find them by name</translation>
    </message>
    <message>
        <source>Скануйте її акцизну марку або повертайте всі</source>
        <translation>Scan its excise stamp or return all of them</translation>
    </message>
    <message>
        <source>Скасовано на терміналі вручну</source>
        <translation>Cancelled on the terminal by hand</translation>
    </message>
    <message>
        <source>Скасовуємо…</source>
        <translation>Cancelling…</translation>
    </message>
    <message>
        <source>Скасування останнього чека</source>
        <translation>Cancelling the last receipt</translation>
    </message>
    <message>
        <source>Скасування чека</source>
        <translation>Receipt cancelled</translation>
    </message>
    <message>
        <source>Скасувати</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Скасувати можна, доки банк не відповів.</source>
        <translation>You can cancel until the bank has answered.</translation>
    </message>
    <message>
        <source>Скасувати на терміналі</source>
        <translation>Cancel in the terminal</translation>
    </message>
    <message>
        <source>Скинути</source>
        <translation>Reset</translation>
    </message>
    <message>
        <source>Складаємо чеки</source>
        <translation>Adding the receipts up</translation>
    </message>
    <message>
        <source>Складаємо чеки: {done} з {of}</source>
        <translation>Adding up receipts: {done} of {of}</translation>
    </message>
    <message>
        <source>Скопійовано</source>
        <translation>Copied</translation>
    </message>
    <message>
        <source>Скопіювати для підтримки</source>
        <translation>Copy for support</translation>
    </message>
    <message>
        <source>Скоро межа: відновіть зв’язок</source>
        <translation>Near the limit: restore the connection</translation>
    </message>
    <message>
        <source>Скринька</source>
        <translation>Drawer</translation>
    </message>
    <message>
        <source>Скринька відкривається</source>
        <translation>The drawer is opening</translation>
    </message>
    <message>
        <source>Скринька відкриється без продажу. Ім’я касира й причину буде записано.</source>
        <translation>The drawer opens without a sale. The cashier’s name and the reason are recorded.</translation>
    </message>
    <message>
        <source>Скринька не потрібна</source>
        <translation>No drawer needed</translation>
    </message>
    <message>
        <source>Скриньку відкрийте вручну</source>
        <translation>Open the drawer by hand</translation>
    </message>
    <message>
        <source>Скриньку відкрито</source>
        <translation>Drawer opened</translation>
    </message>
    <message>
        <source>Скриньку відкрито без продажу</source>
        <translation>Drawer opened without a sale</translation>
    </message>
    <message>
        <source>Скриньку не відкрито</source>
        <translation>The drawer did not open</translation>
    </message>
    <message>
        <source>Скільки записано</source>
        <translation>How much is written</translation>
    </message>
    <message>
        <source>Скільки чеків було після цього, дізнатися не вдалося. Звірте чеки з тими, що на сервері SmartKasa, та з паперовими.</source>
        <translation>How many receipts came after that could not be found out. Compare the receipts with those on the SmartKasa server and on paper.</translation>
    </message>
    <message>
        <source>Скільки штук? Перед «*» стоїть {number}</source>
        <translation>How many pieces? {number} stands before “*”</translation>
    </message>
    <message>
        <source>Службова видача</source>
        <translation>Service output</translation>
    </message>
    <message>
        <source>Службове внесення</source>
        <translation>Service input</translation>
    </message>
    <message>
        <source>Службові видачі</source>
        <translation>Service outputs</translation>
    </message>
    <message>
        <source>Службові внесення, з розміном</source>
        <translation>Service inputs, with the float</translation>
    </message>
    <message>
        <source>Спершу встановіть проміжну версію: {version}</source>
        <translation>Install a version in between first: {version}</translation>
    </message>
    <message>
        <source>Спершу з’ясуйте її. Інші чеки можна оплачувати готівкою</source>
        <translation>Settle that first. Other receipts can be paid in cash</translation>
    </message>
    <message>
        <source>Спершу розберіться з ним у черзі документів, потім повертайте</source>
        <translation>Settle it in the queue of documents first, then refund</translation>
    </message>
    <message>
        <source>Спершу увійдіть</source>
        <translation>Sign in first</translation>
    </message>
    <message>
        <source>Списано з картки, а від чека відмовилися. Поверніть гроші</source>
        <translation>Charged to the card, and the receipt was given up. Give the money back</translation>
    </message>
    <message>
        <source>Спитайте термінал або вирішіть за його чеком</source>
        <translation>Ask the terminal or decide by its slip</translation>
    </message>
    <message>
        <source>Спитати ще раз</source>
        <translation>Ask again</translation>
    </message>
    <message>
        <source>Сплачено</source>
        <translation>Paid</translation>
    </message>
    <message>
        <source>Способи оплати</source>
        <translation>Means of payment</translation>
    </message>
    <message>
        <source>Спроб</source>
        <translation>Attempts</translation>
    </message>
    <message>
        <source>Спроба о {at}: відповідь незрозуміла</source>
        <translation>Asked at {at}: the answer is not clear</translation>
    </message>
    <message>
        <source>Спроба о {at}: немає відповіді</source>
        <translation>Asked at {at}: no answer</translation>
    </message>
    <message>
        <source>Спробувати</source>
        <translation>Try it</translation>
    </message>
    <message>
        <source>Спробувати ще раз</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>Спробуйте артикул або частину штрих-коду</source>
        <translation>Try the article or a part of the barcode</translation>
    </message>
    <message>
        <source>Спробуйте касу без ризику: усе там вигадане.</source>
        <translation>Try the till without risk: everything there is made up.</translation>
    </message>
    <message>
        <source>Спробуйте через {seconds} с або покличте старшого</source>
        <translation>Try again in {seconds} s or call a senior</translation>
    </message>
    <message>
        <source>Спробуйте через {seconds} с. Відлік іде, поки комп’ютер увімкнено</source>
        <translation>Try again in {seconds} s. It counts while the computer is on</translation>
    </message>
    <message>
        <source>Спробуйте ще раз</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>Стало</source>
        <translation>Is</translation>
    </message>
    <message>
        <source>Стан</source>
        <translation>State</translation>
    </message>
    <message>
        <source>Стан чека вже інший</source>
        <translation>The receipt has moved on</translation>
    </message>
    <message>
        <source>Стане</source>
        <translation>Becomes</translation>
    </message>
    <message>
        <source>Старший</source>
        <translation>Senior</translation>
    </message>
    <message>
        <source>Старший дозволив одну дію</source>
        <translation>A senior allowed one action</translation>
    </message>
    <message>
        <source>Старший касир</source>
        <translation>Senior cashier</translation>
    </message>
    <message>
        <source>Старший її не дозволив. Нічого не змінено</source>
        <translation>No senior allowed it. Nothing has changed</translation>
    </message>
    <message>
        <source>Стерти</source>
        <translation>Clear</translation>
    </message>
    <message>
        <source>Стерти все</source>
        <translation>Clear all</translation>
    </message>
    <message>
        <source>Стерти останню цифру</source>
        <translation>Delete the last digit</translation>
    </message>
    <message>
        <source>Сторінка {n} з {all}</source>
        <translation>Page {n} of {all}</translation>
    </message>
    <message>
        <source>Сторінка {page}, №{table}</source>
        <translation>Page {page}, No. {table}</translation>
    </message>
    <message>
        <source>Сторінка списку</source>
        <translation>Page of the list</translation>
    </message>
    <message>
        <source>Сторінку надруковано. Перевірте літери й ширину</source>
        <translation>The page is printed. Check the letters and the width</translation>
    </message>
    <message>
        <source>Сторінку не надруковано</source>
        <translation>The page was not printed</translation>
    </message>
    <message>
        <source>Сторінку передано. Чи вона вийшла, каса не знає: гляньте на принтер</source>
        <translation>The page was sent. The till cannot tell whether it came out: look at the printer</translation>
    </message>
    <message>
        <source>Строк придатності минув</source>
        <translation>Past its use-by date</translation>
    </message>
    <message>
        <source>Стільки вже не повернути: {name}</source>
        <translation>That many cannot be returned any more: {name}</translation>
    </message>
    <message>
        <source>Сума</source>
        <translation>Sum</translation>
    </message>
    <message>
        <source>Сума або рядки там інші. Виправте їх у кабінеті SmartKasa, далі каса звірить сама.</source>
        <translation>Its sum or lines differ there. Correct them in the SmartKasa cabinet; the till will compare again by itself.</translation>
    </message>
    <message>
        <source>Сума без знижки</source>
        <translation>Before discounts</translation>
    </message>
    <message>
        <source>Сума більша, ніж лишилося сплатити</source>
        <translation>The sum is more than is left to pay</translation>
    </message>
    <message>
        <source>Сума видачі</source>
        <translation>Sum taken out</translation>
    </message>
    <message>
        <source>Сума внесення</source>
        <translation>Sum put in</translation>
    </message>
    <message>
        <source>Сума з етикетки товару</source>
        <translation>The sum on the item’s label</translation>
    </message>
    <message>
        <source>Сума збігається із залишком зміни №{number}</source>
        <translation>The sum matches what shift No. {number} left</translation>
    </message>
    <message>
        <source>Сума на терміналі</source>
        <translation>On the terminal</translation>
    </message>
    <message>
        <source>Сума піде на термінал. Покупець прикладе або вставить картку.</source>
        <translation>The sum goes to the terminal. The buyer taps or inserts a card.</translation>
    </message>
    <message>
        <source>Сума рядків без знижок</source>
        <translation>Lines before discounts</translation>
    </message>
    <message>
        <source>Сума чека</source>
        <translation>Receipt sum</translation>
    </message>
    <message>
        <source>Сума, грн</source>
        <translation>Sum, UAH</translation>
    </message>
    <message>
        <source>Сума, задана касиром</source>
        <translation>A sum set by the cashier</translation>
    </message>
    <message>
        <source>Суми вже враховують знижку чека {sum}</source>
        <translation>The sums include the receipt’s discount of {sum}</translation>
    </message>
    <message>
        <source>Суми після знижок, до заокруглення готівки. Сервер рахує всі каси точки.</source>
        <translation>Sums after discounts, before cash rounding. The server counts all tills of the shop.</translation>
    </message>
    <message>
        <source>Суми цього чека не сходяться</source>
        <translation>The sums of this receipt do not add up</translation>
    </message>
    <message>
        <source>Суму виправлено</source>
        <translation>Sum corrected</translation>
    </message>
    <message>
        <source>Схвалено банком</source>
        <translation>Approved by the bank</translation>
    </message>
    <message>
        <source>Сховища паролів на цьому комп’ютері немає або воно замкнене, тому вхід потрібен після кожного запуску.</source>
        <translation>This computer has no credential store, or it is locked, so the sign-in is needed after every start.</translation>
    </message>
    <message>
        <source>Сходиться</source>
        <translation>Matches</translation>
    </message>
    <message>
        <source>Сьогодні</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>Сьогодні ще немає чеків</source>
        <translation>No receipts today yet</translation>
    </message>
    <message>
        <source>Таблицю прав записано з помилкою</source>
        <translation>The table of rights has a mistake</translation>
    </message>
    <message>
        <source>Таблиця</source>
        <translation>Table</translation>
    </message>
    <message>
        <source>Так може зватися лише фіскальний документ</source>
        <translation>Only a fiscal document may be called that</translation>
    </message>
    <message>
        <source>Так ніхто не зміг би змінювати параметри</source>
        <translation>Nobody could change settings then</translation>
    </message>
    <message>
        <source>Так само для решти: {lines}</source>
        <translation>The same for the rest: {lines}</translation>
    </message>
    <message>
        <source>Так і має бути</source>
        <translation>It is as it should be</translation>
    </message>
    <message>
        <source>Так, гроші не повернено</source>
        <translation>Yes, not refunded</translation>
    </message>
    <message>
        <source>Так, оплати не було</source>
        <translation>Yes, nothing was charged</translation>
    </message>
    <message>
        <source>Так, оплату не скасовано</source>
        <translation>Yes, not cancelled</translation>
    </message>
    <message>
        <source>Так, почати</source>
        <translation>Yes, begin</translation>
    </message>
    <message>
        <source>Так, є 18</source>
        <translation>Yes, 18 or older</translation>
    </message>
    <message>
        <source>Така кількість неможлива</source>
        <translation>This quantity is not possible</translation>
    </message>
    <message>
        <source>Така сума неможлива</source>
        <translation>This sum is not possible</translation>
    </message>
    <message>
        <source>Такий файл уже є. Дайте іншу назву</source>
        <translation>There is such a file already. Give another name</translation>
    </message>
    <message>
        <source>Таких Z-звітів немає</source>
        <translation>No such Z-reports</translation>
    </message>
    <message>
        <source>Таких записів немає</source>
        <translation>No such entries</translation>
    </message>
    <message>
        <source>Таких немає</source>
        <translation>There are none</translation>
    </message>
    <message>
        <source>Таких чеків немає</source>
        <translation>No such receipts</translation>
    </message>
    <message>
        <source>Такого контрольного запису тут немає: сліп з іншої каси або журнал змінено.</source>
        <translation>No such control record here: the slip is another till&apos;s, or the log was changed.</translation>
    </message>
    <message>
        <source>Такого номера кодової таблиці немає</source>
        <translation>There is no code table of that number</translation>
    </message>
    <message>
        <source>Такого принтера каса не знає</source>
        <translation>The till does not know this printer</translation>
    </message>
    <message>
        <source>Такого файла параметрів немає</source>
        <translation>There is no such settings file</translation>
    </message>
    <message>
        <source>Такого файлу немає</source>
        <translation>There is no such file</translation>
    </message>
    <message>
        <source>Такого чека немає: {code}</source>
        <translation>No such receipt: {code}</translation>
    </message>
    <message>
        <source>Такої кодової сторінки каса не знає</source>
        <translation>The till does not know this code page</translation>
    </message>
    <message>
        <source>Такої суми не може бути</source>
        <translation>There can be no such sum</translation>
    </message>
    <message>
        <source>Такої суми немає в готівці</source>
        <translation>Cash cannot make up this sum</translation>
    </message>
    <message>
        <source>Такої теки немає або назва неможлива. Перевірте шлях</source>
        <translation>There is no such folder, or the name is impossible. Check the path</translation>
    </message>
    <message>
        <source>Тара {weight}</source>
        <translation>Tare {weight}</translation>
    </message>
    <message>
        <source>Тара важить більше. Покладіть товар або скиньте тару.</source>
        <translation>The tare weighs more. Put the goods on, or drop the tare.</translation>
    </message>
    <message>
        <source>Тека з даними</source>
        <translation>Data folder</translation>
    </message>
    <message>
        <source>Тема</source>
        <translation>Theme</translation>
    </message>
    <message>
        <source>Темна</source>
        <translation>Dark</translation>
    </message>
    <message>
        <source>Термін сертифіката минув або ще не почався. Перевірте дату й час на цьому комп’ютері</source>
        <translation>Its certificate is over or not valid yet. Check the date and time of this computer</translation>
    </message>
    <message>
        <source>Термінал</source>
        <translation>Terminal</translation>
    </message>
    <message>
        <source>Термінал {number}</source>
        <translation>Terminal {number}</translation>
    </message>
    <message>
        <source>Термінал відмовив, або його чека немає</source>
        <translation>The terminal refused, or there is no slip</translation>
    </message>
    <message>
        <source>Термінал відмовив: {why}</source>
        <translation>The terminal refused: {why}</translation>
    </message>
    <message>
        <source>Термінал готується</source>
        <translation>The terminal is getting ready</translation>
    </message>
    <message>
        <source>Термінал друкує</source>
        <translation>The terminal is printing</translation>
    </message>
    <message>
        <source>Термінал може встигнути списати гроші: каса дочекається його відповіді.</source>
        <translation>The terminal may still charge the card: the till waits for its answer.</translation>
    </message>
    <message>
        <source>Термінал не відповів, чи списано гроші з картки</source>
        <translation>The card terminal did not say whether the card was charged</translation>
    </message>
    <message>
        <source>Термінал не сказав, чим скінчився запит о {at}</source>
        <translation>The terminal did not say how the request of {at} ended</translation>
    </message>
    <message>
        <source>Термінал не скасував оплату, код {code}</source>
        <translation>The terminal did not cancel the payment, code {code}</translation>
    </message>
    <message>
        <source>Термінал нічого не списав</source>
        <translation>The terminal charged nothing</translation>
    </message>
    <message>
        <source>Термінал попрошено про картку</source>
        <translation>Terminal asked for a card</translation>
    </message>
    <message>
        <source>Термінал працює</source>
        <translation>The terminal is at work</translation>
    </message>
    <message>
        <source>Термінал працює з карткою</source>
        <translation>The terminal is at work with a card</translation>
    </message>
    <message>
        <source>Термінал уточнює операцію</source>
        <translation>The terminal corrects the operation</translation>
    </message>
    <message>
        <source>Термінал чекає на касира</source>
        <translation>The terminal waits for the cashier</translation>
    </message>
    <message>
        <source>Термінал чекає на покупця</source>
        <translation>The terminal waits for the buyer</translation>
    </message>
    <message>
        <source>Термінал ще не питали</source>
        <translation>The terminal has not been asked yet</translation>
    </message>
    <message>
        <source>Термінал ще ні про що не просили</source>
        <translation>Nothing was asked of the terminal yet</translation>
    </message>
    <message>
        <source>Тиждень</source>
        <translation>A week</translation>
    </message>
    <message>
        <source>Тихо</source>
        <translation>Quiet</translation>
    </message>
    <message>
        <source>Товар</source>
        <translation>Goods</translation>
    </message>
    <message>
        <source>Товар лишається в магазині</source>
        <translation>The goods stay in the shop</translation>
    </message>
    <message>
        <source>Товар не додано. Введіть ціле число від 1 до {most} і «*»</source>
        <translation>Nothing was added. Type a whole number from 1 to {most} and “*”</translation>
    </message>
    <message>
        <source>Товар не додано. Зверніться до старшого касира</source>
        <translation>The item was not added. Ask a senior cashier</translation>
    </message>
    <message>
        <source>Товар не додано. Ціну задають у каталозі SmartKasa</source>
        <translation>The item was not added. The price is set in the SmartKasa catalogue</translation>
    </message>
    <message>
        <source>Товар не додано: цілої кількості з цього не виходить. Перевірте етикетку або ціну в каталозі</source>
        <translation>Nothing was added: that is no whole number of pieces. Check the label or the catalogue’s price</translation>
    </message>
    <message>
        <source>Товар не знайдено: {code}</source>
        <translation>Item not found: {code}</translation>
    </message>
    <message>
        <source>Товар прибрано з чека</source>
        <translation>Item removed from the receipt</translation>
    </message>
    <message>
        <source>Товар чека №{number} на {total} відкладено</source>
        <translation>The goods of receipt No. {number} for {total} are put aside</translation>
    </message>
    <message>
        <source>Товари</source>
        <translation>Goods</translation>
    </message>
    <message>
        <source>Товари збігаються</source>
        <translation>All products agree</translation>
    </message>
    <message>
        <source>Товари й ціни</source>
        <translation>Goods and prices</translation>
    </message>
    <message>
        <source>Товари ще не прочитано</source>
        <translation>Goods were not read yet</translation>
    </message>
    <message>
        <source>Товару вже немає в каталозі</source>
        <translation>These goods are not in the catalogue any more</translation>
    </message>
    <message>
        <source>Товару з таким кодом немає</source>
        <translation>No item has this code</translation>
    </message>
    <message>
        <source>Товару немає на залишку</source>
        <translation>The item is out of stock</translation>
    </message>
    <message>
        <source>Товарів</source>
        <translation>Products</translation>
    </message>
    <message>
        <source>Торгова точка</source>
        <translation>Shop</translation>
    </message>
    <message>
        <source>Торкніться години</source>
        <translation>Touch an hour</translation>
    </message>
    <message>
        <source>Торкніться екрана, якщо ви тут</source>
        <translation>Touch the screen if you are here</translation>
    </message>
    <message>
        <source>Торкніться клавіші й натисніть нову. Del — без клавіші, Esc — не змінювати. Розкладка не важлива.</source>
        <translation>Tap a key, then press the new one. Del: no key, Esc: leave it. The layout does not matter.</translation>
    </message>
    <message>
        <source>Торкніться купюри, яку дав покупець, і «Прийняти оплату»</source>
        <translation>Touch the note the buyer gave, and “Take payment”</translation>
    </message>
    <message>
        <source>Торкніться плитки товару й потримайте: він стане тут і лишиться</source>
        <translation>Touch a product’s tile and hold: it will stand here and stay</translation>
    </message>
    <message>
        <source>Торкніться товару, щоб побачити точні суми</source>
        <translation>Touch a product to see exact sums</translation>
    </message>
    <message>
        <source>Торкніться, щоб побачити, як пораховано</source>
        <translation>Touch to see how it was worked out</translation>
    </message>
    <message>
        <source>Точка {number}</source>
        <translation>Shop {number}</translation>
    </message>
    <message>
        <source>Тут його прибрано зі списку, щоб не продати двічі</source>
        <translation>It is off the list here so that it is not sold twice</translation>
    </message>
    <message>
        <source>Тютюн</source>
        <translation>Tobacco</translation>
    </message>
    <message>
        <source>Тютюн без знижок</source>
        <translation>No discounts on tobacco</translation>
    </message>
    <message>
        <source>У settings.json не прочитано: «{part}». Діють лише права, які каса має без таблиці.</source>
        <translation>Not read in settings.json: «{part}». Only the rights the till has without a table are in force.</translation>
    </message>
    <message>
        <source>У будь-який час</source>
        <translation>At any time</translation>
    </message>
    <message>
        <source>У журналі не буде жодного чека й жодної зміни. Зверніться до підтримки, якщо можете зачекати.</source>
        <translation>The journal will hold no receipt and no shift. Call support if you can wait.</translation>
    </message>
    <message>
        <source>У картці відмовлено</source>
        <translation>Card refused</translation>
    </message>
    <message>
        <source>У кожної пляшки своя марка. Скануйте марку іншої пляшки</source>
        <translation>Every bottle has its own stamp. Scan the stamp of another bottle</translation>
    </message>
    <message>
        <source>У навчанні оновлень немає</source>
        <translation>There are no updates in training</translation>
    </message>
    <message>
        <source>У ньому UA і 27 цифр, контрольні цифри мають збігатися</source>
        <translation>It has UA and 27 digits, and the check digits must fit</translation>
    </message>
    <message>
        <source>У ньому лише латинські літери, цифри та знаки, без пропусків</source>
        <translation>It has Latin letters, digits and signs only, no blanks</translation>
    </message>
    <message>
        <source>У рядку таблиці етикеток не 13 цифр</source>
        <translation>A row of the label table has not 13 digits</translation>
    </message>
    <message>
        <source>У скриньці стільки немає</source>
        <translation>The drawer does not hold that much</translation>
    </message>
    <message>
        <source>У терміналі немає операцій. Звіряти нічого.</source>
        <translation>The terminal has no transactions. There is nothing to settle.</translation>
    </message>
    <message>
        <source>У товару немає ціни</source>
        <translation>The item has no price</translation>
    </message>
    <message>
        <source>У торгової точки немає терміналів</source>
        <translation>The shop has no terminals</translation>
    </message>
    <message>
        <source>У файлі продажів знайдено пошкодження{which}</source>
        <translation>The sales file has damage{which}</translation>
    </message>
    <message>
        <source>У файлі є ключ API</source>
        <translation>There is an API key in the file</translation>
    </message>
    <message>
        <source>У файлі: версії, параметри каси, результати діагностики, стан черги й друку, кінець журналу роботи.</source>
        <translation>In the file: versions, the till&apos;s settings, what the diagnostics found, the state of queue and printing, the end of the log.</translation>
    </message>
    <message>
        <source>У файлі: вигляд, друк, оплати, правила, права, адреса сервера. Паролів, ключів і PIN-кодів немає.</source>
        <translation>In the file: look, printing, payments, rules, rights, the server&apos;s address. No passwords, keys or PINs.</translation>
    </message>
    <message>
        <source>У цю теку писати не можна. Виберіть іншу</source>
        <translation>Nothing may be written into this folder. Choose another</translation>
    </message>
    <message>
        <source>У цій збірці немає ключа того, хто їх видає: оновлюють інсталятором</source>
        <translation>This build has no key of whoever publishes them: it is updated by the setup</translation>
    </message>
    <message>
        <source>У цій зміні ще немає чеків</source>
        <translation>No receipts in this shift yet</translation>
    </message>
    <message>
        <source>У ціні податків, група {letters}</source>
        <translation>Tax in the price, group {letters}</translation>
    </message>
    <message>
        <source>У чек піде {amount}. Ціни в каталозі немає: її підтверджує старший касир.</source>
        <translation>{amount} will go in. The catalogue has no price: a senior confirms it.</translation>
    </message>
    <message>
        <source>У чек піде {amount}. Ціну задає касир.</source>
        <translation>{amount} will be added. The cashier sets the price.</translation>
    </message>
    <message>
        <source>У чеку {amount}. Нову ціну підтверджує старший касир своїм PIN-кодом.</source>
        <translation>The receipt has {amount}. A senior confirms the new price with their PIN.</translation>
    </message>
    <message>
        <source>У чеку {amount}. Ціна зміниться лише в цьому рядку.</source>
        <translation>The receipt has {amount}. The price changes in this line only.</translation>
    </message>
    <message>
        <source>У чеку {lines} на {total}.</source>
        <translation>The receipt has {lines} for {total}.</translation>
    </message>
    <message>
        <source>У чеку {lines} на {total}. Відновити його не можна.</source>
        <translation>The receipt has {lines} for {total}. It cannot be restored.</translation>
    </message>
    <message>
        <source>У чеку {lines} на {total}. Товар лишається в магазині.</source>
        <translation>The receipt has {lines} for {total}. The goods stay in the shop.</translation>
    </message>
    <message>
        <source>У чеку {rows}: він лишиться відкритим і дочекається вас.</source>
        <translation>The receipt has {rows}: it stays open and waits for you.</translation>
    </message>
    <message>
        <source>У чеку {was}, у каталозі вже {now}.</source>
        <translation>In the receipt {was}, in the catalogue {now} by now.</translation>
    </message>
    <message>
        <source>У чеку вже найбільша кількість рядків</source>
        <translation>The receipt has as many lines as it can</translation>
    </message>
    <message>
        <source>У чеку все лишилося, як було. Вирішіть про них до оплати</source>
        <translation>In the receipt all is as it was. Decide about them before payment</translation>
    </message>
    <message>
        <source>У чеку: {was}. У каталозі тепер: {now}. Сума для покупця та сама.</source>
        <translation>In the receipt: {was}. In the catalogue now: {now}. The buyer pays the same.</translation>
    </message>
    <message>
        <source>Увага</source>
        <translation>Attention</translation>
    </message>
    <message>
        <source>Увійдуть у чек, щойно закриється вікно</source>
        <translation>They go into the receipt when the dialog closes</translation>
    </message>
    <message>
        <source>Увійдіть до мережі в браузері або перевірте адресу</source>
        <translation>Sign in to the network in a browser, or check the address</translation>
    </message>
    <message>
        <source>Увійдіть з попереднім записом, надішліть документи (чекає: {waiting}) і закрийте зміну</source>
        <translation>Sign in with the account before, send the documents (waiting: {waiting}) and close the shift</translation>
    </message>
    <message>
        <source>Увійдіть за номером телефону й паролем SmartKasa. Каса оновить список працівників і їхні PIN-коди.</source>
        <translation>Sign in with your SmartKasa phone number and password. The till reads the people and their PINs again.</translation>
    </message>
    <message>
        <source>Увійдіть за номером телефону й паролем SmartKasa. Після цього каса запам’ятає працівників магазину, і далі вистачить PIN-коду — навіть без інтернету.</source>
        <translation>Sign in with your SmartKasa phone number and password. The till then remembers the shop’s people, and from then on a PIN is enough — even offline.</translation>
    </message>
    <message>
        <source>Увійдіть знову: «Параметри → Сервер»</source>
        <translation>Sign in again: “Settings → Server”</translation>
    </message>
    <message>
        <source>Увійдіть телефоном і паролем, коли буде зв’язок</source>
        <translation>Sign in by phone and password when there is a connection</translation>
    </message>
    <message>
        <source>Увійти</source>
        <translation>Sign in</translation>
    </message>
    <message>
        <source>Увійти знову</source>
        <translation>Sign in again</translation>
    </message>
    <message>
        <source>Удруге її не проведено</source>
        <translation>It was not made a second time</translation>
    </message>
    <message>
        <source>Уже отримано</source>
        <translation>Already received</translation>
    </message>
    <message>
        <source>Уже почато інший чек</source>
        <translation>Another receipt has been begun</translation>
    </message>
    <message>
        <source>Уже сплачено: {means}</source>
        <translation>Already paid: {means}</translation>
    </message>
    <message>
        <source>Узято новий податок із каталогу</source>
        <translation>New tax of the catalogue taken</translation>
    </message>
    <message>
        <source>Узято нову ціну з каталогу</source>
        <translation>New price of the catalogue taken</translation>
    </message>
    <message>
        <source>Українська</source>
        <translation>Українська</translation>
    </message>
    <message>
        <source>Усе діятиме напевно після нового запуску каси</source>
        <translation>All of it holds for certain once the till was started anew</translation>
    </message>
    <message>
        <source>Усе про рядок</source>
        <translation>All about the line</translation>
    </message>
    <message>
        <source>Усе це діє лише тут і до кінця навчання: після перезапуску все знову працює.</source>
        <translation>All this holds here alone and until training ends: after a restart everything works again.</translation>
    </message>
    <message>
        <source>Усе, що в ньому було, вже повернено. Повернення є в списку чеків</source>
        <translation>Everything on it has been returned. The refunds are in the list of receipts</translation>
    </message>
    <message>
        <source>Усюди</source>
        <translation>Everywhere</translation>
    </message>
    <message>
        <source>Усі Z-звіти зі списку, з тими самими днями й фільтрами, одним файлом.</source>
        <translation>All Z-reports of the list, with the same days and filters, in one file.</translation>
    </message>
    <message>
        <source>Усі дні</source>
        <translation>All days</translation>
    </message>
    <message>
        <source>Усі документи на сервері</source>
        <translation>All documents are on the server</translation>
    </message>
    <message>
        <source>Усі документи надіслано</source>
        <translation>All documents are sent</translation>
    </message>
    <message>
        <source>Усі дії</source>
        <translation>All actions</translation>
    </message>
    <message>
        <source>Усі записи зі списку, з тими самими фільтрами, одним файлом. Це теж буде в журналі.</source>
        <translation>All entries of the list, with the same filters, in one file. That is kept in the log too.</translation>
    </message>
    <message>
        <source>Усі касири</source>
        <translation>All cashiers</translation>
    </message>
    <message>
        <source>Усі категорії</source>
        <translation>All categories</translation>
    </message>
    <message>
        <source>Усі люди</source>
        <translation>Everybody</translation>
    </message>
    <message>
        <source>Усі оплати</source>
        <translation>All payments</translation>
    </message>
    <message>
        <source>Усі підсумки зміни з кількістю документів, суми числами.</source>
        <translation>Every total of the shift with the number of documents, sums as numbers.</translation>
    </message>
    <message>
        <source>Усі стани</source>
        <translation>All states</translation>
    </message>
    <message>
        <source>Усі термінали</source>
        <translation>All terminals</translation>
    </message>
    <message>
        <source>Усі типи</source>
        <translation>All types</translation>
    </message>
    <message>
        <source>Усі товари зі списку: продано, повернено, разом, дані сервера й різниця, одним файлом.</source>
        <translation>All goods of the list: sold, returned, net, the server&apos;s data and the difference, in one file.</translation>
    </message>
    <message>
        <source>Усі точки</source>
        <translation>All shops</translation>
    </message>
    <message>
        <source>Усі чеки зі списку, з тими самими днями й фільтрами, одним файлом.</source>
        <translation>All receipts of the list, with the same days and filters, in one file.</translation>
    </message>
    <message>
        <source>ФН {number}</source>
        <translation>FN {number}</translation>
    </message>
    <message>
        <source>ФН ПРРО</source>
        <translation>Register No.</translation>
    </message>
    <message>
        <source>ФН звіту</source>
        <translation>FN of the report</translation>
    </message>
    <message>
        <source>Файл</source>
        <translation>File</translation>
    </message>
    <message>
        <source>Файл для підтримки</source>
        <translation>File for support</translation>
    </message>
    <message>
        <source>Файл для підтримки збережено</source>
        <translation>The file for support is saved</translation>
    </message>
    <message>
        <source>Файл завеликий</source>
        <translation>The file is too big</translation>
    </message>
    <message>
        <source>Файл налаштувань не читається</source>
        <translation>The settings file cannot be read</translation>
    </message>
    <message>
        <source>Файл не збережено</source>
        <translation>The file was not saved</translation>
    </message>
    <message>
        <source>Файл параметрів завеликий</source>
        <translation>The settings file is too large</translation>
    </message>
    <message>
        <source>Файл параметрів не читається</source>
        <translation>The settings file cannot be read</translation>
    </message>
    <message>
        <source>Файл параметрів пошкоджено</source>
        <translation>The settings file is damaged</translation>
    </message>
    <message>
        <source>Файл пошкоджено</source>
        <translation>The file is damaged</translation>
    </message>
    <message>
        <source>Файл прийшов не таким, яким його видали. Каса завантажить його ще раз</source>
        <translation>The file is not as it was published. The till will download it again</translation>
    </message>
    <message>
        <source>Файл продажів зайнятий іншою програмою: часто це антивірус або резервне копіювання. Закрийте її й повторіть. Чек на екрані збережено</source>
        <translation>Another program holds the sales file, often an antivirus or a backup. Close it and try again. The receipt on the screen is kept</translation>
    </message>
    <message>
        <source>Файл продажів зник</source>
        <translation>The sales file has gone</translation>
    </message>
    <message>
        <source>Файл продажів зник із теки каси. Не встановлюйте касу наново й зверніться до підтримки</source>
        <translation>The sales file has gone from the till&apos;s folder. Do not install the till anew, call support</translation>
    </message>
    <message>
        <source>Файл продажів має пошкодження: запустіть касу знову</source>
        <translation>The sales file is damaged: start the till again</translation>
    </message>
    <message>
        <source>Файл продажів пошкоджено</source>
        <translation>The sales file is damaged</translation>
    </message>
    <message>
        <source>Файл продажів пошкоджено. Закрийте касу й запустіть знову: вона відновить його з копії. Нічого не видаляйте</source>
        <translation>The sales file is damaged. Close the till and start it again: it restores the file from a copy. Do not delete anything</translation>
    </message>
    <message>
        <source>Файл продажів пошкоджено. Каса шукає копію й читає все, що можна прочитати…</source>
        <translation>The sales file is damaged. The till looks for a copy and reads all that can be read…</translation>
    </message>
    <message>
        <source>Файл товарів був пошкоджений</source>
        <translation>The file of goods was damaged</translation>
    </message>
    <message>
        <source>Файл із новішої каси</source>
        <translation>The file is from a newer till</translation>
    </message>
    <message>
        <source>Фіскальний номер</source>
        <translation>Fiscal number</translation>
    </message>
    <message>
        <source>Фіскальний номер {number}</source>
        <translation>Fiscal number {number}</translation>
    </message>
    <message>
        <source>Фіскальний номер ПРРО</source>
        <translation>Fiscal register number</translation>
    </message>
    <message>
        <source>Фіскальний номер очікується</source>
        <translation>Awaiting fiscal number</translation>
    </message>
    <message>
        <source>Хибне налаштування: {name}</source>
        <translation>Wrong setting: {name}</translation>
    </message>
    <message>
        <source>Хто</source>
        <translation>Who</translation>
    </message>
    <message>
        <source>Хто вирішив</source>
        <translation>Who decided</translation>
    </message>
    <message>
        <source>Хто дозволив</source>
        <translation>Who allowed it</translation>
    </message>
    <message>
        <source>Хто дозволяє</source>
        <translation>Who allows it</translation>
    </message>
    <message>
        <source>Хто за касою?</source>
        <translation>Who is at the till?</translation>
    </message>
    <message>
        <source>Хто й що очистив, буде записано.</source>
        <translation>Who cleared it, and what, will be recorded.</translation>
    </message>
    <message>
        <source>Хтось правив або вирізав записи, чи пошкодився диск. Повідомте власника. Продаж можливий</source>
        <translation>Somebody edited or cut out entries, or the disk was damaged. Tell the owner. Selling is possible</translation>
    </message>
    <message>
        <source>Це 12 цифр на чеку термінала</source>
        <translation>It is 12 digits on the terminal&apos;s slip</translation>
    </message>
    <message>
        <source>Це 6 знаків на чеку термінала</source>
        <translation>It is 6 characters on the terminal&apos;s slip</translation>
    </message>
    <message>
        <source>Це навчання: усе тут вигадане.</source>
        <translation>This is training: everything here is made up.</translation>
    </message>
    <message>
        <source>Це не акцизна марка: {code}</source>
        <translation>Not an excise stamp: {code}</translation>
    </message>
    <message>
        <source>Це не малюнок</source>
        <translation>This is no picture</translation>
    </message>
    <message>
        <source>Це не параметри каси</source>
        <translation>These are no settings of a till</translation>
    </message>
    <message>
        <source>Це не продаж</source>
        <translation>This is not a sale</translation>
    </message>
    <message>
        <source>Це номер картки, його не зберігають</source>
        <translation>This is a card number, it is not kept</translation>
    </message>
    <message>
        <source>Це рухомий малюнок</source>
        <translation>This picture moves</translation>
    </message>
    <message>
        <source>Це чек іншої торгової точки</source>
        <translation>This receipt is of another shop</translation>
    </message>
    <message>
        <source>Цей засіб оплати вимкнено</source>
        <translation>This means of payment is off</translation>
    </message>
    <message>
        <source>Цей місяць</source>
        <translation>This month</translation>
    </message>
    <message>
        <source>Цей товар не продають особам до 18 років. За сумніву попросіть документ.</source>
        <translation>This item is not sold to persons under 18. If in doubt, ask for a document.</translation>
    </message>
    <message>
        <source>Цей товар продають лише за ціною каталогу.</source>
        <translation>These goods are sold at the catalogue’s price only.</translation>
    </message>
    <message>
        <source>Цей товар продають лише цілими штуками</source>
        <translation>This item is sold in whole pieces only</translation>
    </message>
    <message>
        <source>Цей товар уже в чеку. Зніміть його з ваг і покладіть наступний.</source>
        <translation>These goods are in the receipt already. Take them off and put the next ones on.</translation>
    </message>
    <message>
        <source>Цей файл не читається</source>
        <translation>This file cannot be read</translation>
    </message>
    <message>
        <source>Цей чек уже на касі {till}</source>
        <translation>This receipt is at till {till} already</translation>
    </message>
    <message>
        <source>Цей чек уже оплачено</source>
        <translation>This receipt is paid already</translation>
    </message>
    <message>
        <source>Цей чек уже оплачено або прибрано деінде</source>
        <translation>This receipt was paid or put away elsewhere</translation>
    </message>
    <message>
        <source>Цей чек усе ж є на сервері</source>
        <translation>The server has this receipt after all</translation>
    </message>
    <message>
        <source>Цього дня чеків немає</source>
        <translation>No receipts that day</translation>
    </message>
    <message>
        <source>Цього товару в чеку немає: {name}</source>
        <translation>Not on this receipt: {name}</translation>
    </message>
    <message>
        <source>Цю картку списано за інший чек</source>
        <translation>This card was charged for another receipt</translation>
    </message>
    <message>
        <source>Цю касу встановлено не інсталятором: її оновлюють руками</source>
        <translation>This till was not installed by the setup: it is updated by hand</translation>
    </message>
    <message>
        <source>Цю оплату карткою вже з’ясовано</source>
        <translation>This card payment is settled already</translation>
    </message>
    <message>
        <source>Цю частину списано з картки</source>
        <translation>This part was charged to a card</translation>
    </message>
    <message>
        <source>Ця зміна</source>
        <translation>This shift</translation>
    </message>
    <message>
        <source>Ця зміна · {n}</source>
        <translation>This shift · {n}</translation>
    </message>
    <message>
        <source>Ця клавіша не підходить. Можна F1–F12, PgUp, PgDn, Ins і Ctrl з літерою чи цифрою.</source>
        <translation>This key cannot be used. F1–F12, PgUp, PgDn, Ins and Ctrl with a letter or digit can.</translation>
    </message>
    <message>
        <source>Ця лінія — 50 мм?</source>
        <translation>Is this line 50 mm?</translation>
    </message>
    <message>
        <source>Ця оплата карткою вже належить іншому чеку або не пройшла</source>
        <translation>This card payment belongs to another receipt already, or did not go through</translation>
    </message>
    <message>
        <source>Ця точка</source>
        <translation>This shop</translation>
    </message>
    <message>
        <source>Ці товари продають за ціною каталогу</source>
        <translation>These goods are sold at the catalogue’s price</translation>
    </message>
    <message>
        <source>Ціла, {copied}</source>
        <translation>Sound, {copied}</translation>
    </message>
    <message>
        <source>Ціна</source>
        <translation>Price</translation>
    </message>
    <message>
        <source>Ціна за {unit}</source>
        <translation>Price per {unit}</translation>
    </message>
    <message>
        <source>Ціна змінилася</source>
        <translation>The price has changed</translation>
    </message>
    <message>
        <source>Ціна рядка</source>
        <translation>Price of the line</translation>
    </message>
    <message>
        <source>Ціна товару</source>
        <translation>Item price</translation>
    </message>
    <message>
        <source>Ціна, грн</source>
        <translation>Price, UAH</translation>
    </message>
    <message>
        <source>Ціна, коментар і все інше</source>
        <translation>Price, comment and all the rest</translation>
    </message>
    <message>
        <source>Ціни від {when}</source>
        <translation>Prices of {when}</translation>
    </message>
    <message>
        <source>Ціни застаріли</source>
        <translation>Prices are old</translation>
    </message>
    <message>
        <source>Ціну змінено вручну</source>
        <translation>Price changed by hand</translation>
    </message>
    <message>
        <source>Ціну змінено, у каталозі {price}</source>
        <translation>The price was changed, the catalogue has {price}</translation>
    </message>
    <message>
        <source>Цієї каси немає в цьому обліковому записі</source>
        <translation>This till is not in that account</translation>
    </message>
    <message>
        <source>Цієї частини оплати вже немає</source>
        <translation>This part of the payment is gone</translation>
    </message>
    <message>
        <source>Час</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>Час очікування</source>
        <translation>Waiting time</translation>
    </message>
    <message>
        <source>Частину вже повернено на іншій касі. Лишилося {left} грн</source>
        <translation>Part of it was refunded at another till. {left} UAH left</translation>
    </message>
    <message>
        <source>Частину оплати повернуто</source>
        <translation>Part of the payment given back</translation>
    </message>
    <message>
        <source>Частка знижки чека: {how}</source>
        <translation>Discount share: {how}</translation>
    </message>
    <message>
        <source>Чек</source>
        <translation>Receipt</translation>
    </message>
    <message>
        <source>Чек {number}</source>
        <translation>Receipt {number}</translation>
    </message>
    <message>
        <source>Чек буде позначено «картка не підтверджена». Зміна не закриється, доки оплату не з’ясовано.</source>
        <translation>The receipt is marked “card not confirmed”. The shift does not close until this is settled.</translation>
    </message>
    <message>
        <source>Чек відновлено</source>
        <translation>Receipt restored</translation>
    </message>
    <message>
        <source>Чек друкується</source>
        <translation>Printing the slip</translation>
    </message>
    <message>
        <source>Чек збережено на касі</source>
        <translation>The receipt is saved at the till</translation>
    </message>
    <message>
        <source>Чек збережено. Введіть телефон і пароль</source>
        <translation>The receipt is saved. Enter phone and password</translation>
    </message>
    <message>
        <source>Чек збережено. Вставте кабель, сканування продовжиться саме</source>
        <translation>The receipt is saved. Plug the cable in, scanning goes on by itself</translation>
    </message>
    <message>
        <source>Чек збережено. Закрийте зміну й відкрийте нову</source>
        <translation>The receipt is saved. Close the shift and open a new one</translation>
    </message>
    <message>
        <source>Чек збережено. Можна спробувати ще раз або інакше</source>
        <translation>The receipt is saved. Try again or another way</translation>
    </message>
    <message>
        <source>Чек збережено. Не проводьте картку ще раз, доки каса не з’ясує</source>
        <translation>The receipt is saved. Do not charge the card again until the till has found out</translation>
    </message>
    <message>
        <source>Чек збережено. Перевірте кабель і живлення</source>
        <translation>The receipt is saved. Check cable and power</translation>
    </message>
    <message>
        <source>Чек збережено. Повідомте код підтримці</source>
        <translation>The receipt is saved. Tell support the code</translation>
    </message>
    <message>
        <source>Чек збережено. Спробуйте ще раз</source>
        <translation>The receipt is saved. Try again</translation>
    </message>
    <message>
        <source>Чек на касі</source>
        <translation>Receipt at the till</translation>
    </message>
    <message>
        <source>Чек на нуль гривень не оплачують</source>
        <translation>A receipt of nothing is not paid</translation>
    </message>
    <message>
        <source>Чек на папері</source>
        <translation>The slip on paper</translation>
    </message>
    <message>
        <source>Чек не вдалося скласти</source>
        <translation>The slip could not be made</translation>
    </message>
    <message>
        <source>Чек не друкувався</source>
        <translation>The slip was not printed</translation>
    </message>
    <message>
        <source>Чек не надруковано</source>
        <translation>The slip was not printed out</translation>
    </message>
    <message>
        <source>Чек не пробито</source>
        <translation>Receipt not rung up</translation>
    </message>
    <message>
        <source>Чек очищено</source>
        <translation>Receipt cleared</translation>
    </message>
    <message>
        <source>Чек передано на фіскальну касу</source>
        <translation>Receipt handed to the fiscal till</translation>
    </message>
    <message>
        <source>Чек порожній</source>
        <translation>The receipt is empty</translation>
    </message>
    <message>
        <source>Чек сервера</source>
        <translation>Server’s receipt</translation>
    </message>
    <message>
        <source>Чек сплачено не повністю</source>
        <translation>The receipt is not paid in full</translation>
    </message>
    <message>
        <source>Чек сплачено повністю</source>
        <translation>The receipt is paid in full</translation>
    </message>
    <message>
        <source>Чек термінала</source>
        <translation>Terminal’s slip</translation>
    </message>
    <message>
        <source>Чек у кабінеті податкової</source>
        <translation>The receipt at the tax office</translation>
    </message>
    <message>
        <source>Чек уже сплачено повністю</source>
        <translation>The receipt is paid in full already</translation>
    </message>
    <message>
        <source>Чек чекає на друк</source>
        <translation>The slip waits to be printed</translation>
    </message>
    <message>
        <source>Чек ще без фіскального номера: гроші повертайте, документ піде на сервер після нього</source>
        <translation>No fiscal number yet: give the money, the document follows to the server after it</translation>
    </message>
    <message>
        <source>Чек і ціни</source>
        <translation>Receipt and prices</translation>
    </message>
    <message>
        <source>Чек №{number}</source>
        <translation>Receipt No. {number}</translation>
    </message>
    <message>
        <source>Чек №{number} · {sum}</source>
        <translation>Receipt No. {number} · {sum}</translation>
    </message>
    <message>
        <source>Чек №{number} · {sum} готівкою</source>
        <translation>Receipt No. {number} · {sum} in cash</translation>
    </message>
    <message>
        <source>Чек №{number} · {sum} карткою</source>
        <translation>Receipt No. {number} · {sum} by card</translation>
    </message>
    <message>
        <source>Чек №{number} · {sum} переказом</source>
        <translation>Receipt No. {number} · {sum} by transfer</translation>
    </message>
    <message>
        <source>Чек №{number} знайдено</source>
        <translation>Receipt No. {number} found</translation>
    </message>
    <message>
        <source>Чек №{number} на {total} видалено</source>
        <translation>Receipt No. {number} for {total} deleted</translation>
    </message>
    <message>
        <source>Чек №{number} на {total} все ж на фіскальній касі</source>
        <translation>Receipt No. {number} for {total} is at the fiscal till after all</translation>
    </message>
    <message>
        <source>Чек №{number} на {total} збережено</source>
        <translation>Receipt {number} for {total} is saved</translation>
    </message>
    <message>
        <source>Чек №{number} на {total} оплачено на касі</source>
        <translation>Receipt No. {number} for {total} paid at the till</translation>
    </message>
    <message>
        <source>Чек №{number} на {total} передано на касу</source>
        <translation>Receipt No. {number} for {total} handed over</translation>
    </message>
    <message>
        <source>Чек №{number} на {total} скасовано</source>
        <translation>Receipt No. {number} for {total} cancelled</translation>
    </message>
    <message>
        <source>Чек, PDF, PNG</source>
        <translation>Slip, PDF, PNG</translation>
    </message>
    <message>
        <source>Чекають надсилання: {count}</source>
        <translation>Waiting to be sent: {count}</translation>
    </message>
    <message>
        <source>Чекає входу на сервер</source>
        <translation>Waits for sign-in to the server</translation>
    </message>
    <message>
        <source>Чекає зв’язку</source>
        <translation>Waits for the connection</translation>
    </message>
    <message>
        <source>Чекає на ваше рішення</source>
        <translation>Waits for your decision</translation>
    </message>
    <message>
        <source>Чекає на друк</source>
        <translation>Waits to be printed</translation>
    </message>
    <message>
        <source>Чекає оплати на фіскальній касі</source>
        <translation>Waits to be paid at the fiscal till</translation>
    </message>
    <message>
        <source>Чекає своєї черги</source>
        <translation>Waits its turn</translation>
    </message>
    <message>
        <source>Чекає. {trouble}</source>
        <translation>Waiting. {trouble}</translation>
    </message>
    <message>
        <source>Чекаємо на банк</source>
        <translation>Waiting for the bank</translation>
    </message>
    <message>
        <source>Чекаємо на сервер</source>
        <translation>Waiting for the server</translation>
    </message>
    <message>
        <source>Чеки</source>
        <translation>Receipts</translation>
    </message>
    <message>
        <source>Чеки друкуватимуться малюнком</source>
        <translation>Slips will be drawn</translation>
    </message>
    <message>
        <source>Чеки зберігаються на касі й підуть на сервер самі</source>
        <translation>Receipts are kept here and sent automatically</translation>
    </message>
    <message>
        <source>Чеки зміни</source>
        <translation>Shift receipts</translation>
    </message>
    <message>
        <source>Чеки надруковано ще раз на прохання</source>
        <translation>Slips printed again on request</translation>
    </message>
    <message>
        <source>Чеки цілі. Скиньте ці параметри назавжди або закрийте касу й запустіть звичайно</source>
        <translation>The receipts are safe. Reset these settings for good, or close the till and start it as usual</translation>
    </message>
    <message>
        <source>Чеки чекають на друк: увімкніть принтер або приберіть їх із черги</source>
        <translation>Slips wait to be printed: switch the printer on or take them out of the queue</translation>
    </message>
    <message>
        <source>Чеки чекають на сервер: перевірте мережу й чергу</source>
        <translation>Receipts wait for the server: check the network and the queue</translation>
    </message>
    <message>
        <source>Чеків</source>
        <translation>Receipts</translation>
    </message>
    <message>
        <source>Чеків повернення</source>
        <translation>Refund receipts</translation>
    </message>
    <message>
        <source>Чеків продажу</source>
        <translation>Sales receipts</translation>
    </message>
    <message>
        <source>Чеків цієї каси у звіті немає</source>
        <translation>None of this till&apos;s receipts are in the report</translation>
    </message>
    <message>
        <source>Чеків ще немає</source>
        <translation>No receipts yet</translation>
    </message>
    <message>
        <source>Черга документів</source>
        <translation>Document queue</translation>
    </message>
    <message>
        <source>Черга друку</source>
        <translation>Print queue</translation>
    </message>
    <message>
        <source>Через принтер, контакт {pin}</source>
        <translation>Through the printer, pin {pin}</translation>
    </message>
    <message>
        <source>Чи вийшов чек, каса тут не дізнається</source>
        <translation>Whether a slip came out the till cannot know here</translation>
    </message>
    <message>
        <source>Число</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>Читаємо…</source>
        <translation>Reading…</translation>
    </message>
    <message>
        <source>Чому</source>
        <translation>Why</translation>
    </message>
    <message>
        <source>Чому дозволено</source>
        <translation>Why it was allowed</translation>
    </message>
    <message>
        <source>Чому марку не зчитати</source>
        <translation>Why it cannot be read</translation>
    </message>
    <message>
        <source>Швидше: наберіть 6* і скануйте штрих-код.</source>
        <translation>Faster: type 6* and scan the barcode.</translation>
    </message>
    <message>
        <source>Шрифти</source>
        <translation>Fonts</translation>
    </message>
    <message>
        <source>Штрих-код</source>
        <translation>Barcode</translation>
    </message>
    <message>
        <source>Шукати</source>
        <translation>Search</translation>
    </message>
    <message>
        <source>Шукати за всі дні</source>
        <translation>Search all days</translation>
    </message>
    <message>
        <source>Шукати порти</source>
        <translation>Look for ports</translation>
    </message>
    <message>
        <source>Шукати принтери</source>
        <translation>Look for printers</translation>
    </message>
    <message>
        <source>Ще не на сервері. Його буде надіслано, щойно з’явиться зв’язок</source>
        <translation>Not on the server yet. It goes as soon as there is a connection</translation>
    </message>
    <message>
        <source>Ще не на сервері: {documents}. Підуть, коли повернетеся.</source>
        <translation>Not at the server yet: {documents}. They go when you come back.</translation>
    </message>
    <message>
        <source>Ще не перевірено</source>
        <translation>Not checked yet</translation>
    </message>
    <message>
        <source>Ще не перевірялося</source>
        <translation>Not checked yet</translation>
    </message>
    <message>
        <source>Ще невідомо, чи пройшла оплата карткою</source>
        <translation>It is not known yet whether the card was charged</translation>
    </message>
    <message>
        <source>Ще нічого не друкували</source>
        <translation>Nothing has been printed yet</translation>
    </message>
    <message>
        <source>Ще раз</source>
        <translation>Again</translation>
    </message>
    <message>
        <source>Ще файлів із помилками: {count}</source>
        <translation>More files with mistakes: {count}</translation>
    </message>
    <message>
        <source>Що дозволено</source>
        <translation>What was allowed</translation>
    </message>
    <message>
        <source>Що друкувати</source>
        <translation>What to print</translation>
    </message>
    <message>
        <source>Що друкувати на принтері замовлень</source>
        <translation>What the orders’ printer prints</translation>
    </message>
    <message>
        <source>Що змінилося</source>
        <translation>What changed</translation>
    </message>
    <message>
        <source>Що зроблено</source>
        <translation>What was done</translation>
    </message>
    <message>
        <source>Що можна кожній ролі</source>
        <translation>What each role may do</translation>
    </message>
    <message>
        <source>Що сталося</source>
        <translation>What happened</translation>
    </message>
    <message>
        <source>Що сталося з переданим чеком</source>
        <translation>What became of a receipt handed over</translation>
    </message>
    <message>
        <source>Щоб додати пляшку, спершу скануйте її штрих-код</source>
        <translation>To add a bottle, scan its barcode first</translation>
    </message>
    <message>
        <source>Як клавіатура, суфікс Enter</source>
        <translation>As a keyboard, ends with Enter</translation>
    </message>
    <message>
        <source>Як повернути гроші</source>
        <translation>How the money goes back</translation>
    </message>
    <message>
        <source>Як пораховано</source>
        <translation>How it was worked out</translation>
    </message>
    <message>
        <source>Як пораховано цю суму</source>
        <translation>How this sum was worked out</translation>
    </message>
    <message>
        <source>Як пораховано чек</source>
        <translation>How the receipt was worked out</translation>
    </message>
    <message>
        <source>Як пораховано чек №{number}</source>
        <translation>How receipt No. {number} was worked out</translation>
    </message>
    <message>
        <source>Як у моделі</source>
        <translation>As the model says</translation>
    </message>
    <message>
        <source>Як у принтера каси</source>
        <translation>Same as the till’s printer</translation>
    </message>
    <message>
        <source>Як у системі</source>
        <translation>As in system</translation>
    </message>
    <message>
        <source>Яку саме пляшку повертають: {name}</source>
        <translation>Which bottle comes back: {name}</translation>
    </message>
    <message>
        <source>Якщо гроші все ж повернено, їх повернуть двічі. Подивіться на чек термінала ще раз.</source>
        <translation>If the money was refunded after all, it will be refunded twice. Look at the terminal’s slip again.</translation>
    </message>
    <message>
        <source>Якщо гроші все ж списано, покупець заплатить двічі. Подивіться на чек термінала ще раз.</source>
        <translation>If the card was charged after all, the buyer pays twice. Look at the terminal’s slip again.</translation>
    </message>
    <message>
        <source>Якщо її все ж скасовано, за чек ніхто не заплатив. Подивіться на чек термінала ще раз.</source>
        <translation>If it was cancelled after all, nobody has paid for the receipt. Look at the terminal’s slip again.</translation>
    </message>
    <message>
        <source>або торкніться плитки ліворуч. Для кількості введіть число і «*» перед скануванням: 3*</source>
        <translation>or tap a tile on the left. For a quantity type a number and “*” before the scan: 3*</translation>
    </message>
    <message>
        <source>або торкніться плитки праворуч. Для кількості введіть число і «*» перед скануванням: 3*</source>
        <translation>or tap a tile on the right. For a quantity type a number and “*” before the scan: 3*</translation>
    </message>
    <message>
        <source>акциз {rate} ({letter})</source>
        <translation>excise {rate} ({letter})</translation>
    </message>
    <message>
        <source>аркуш зразків</source>
        <translation>a page of samples</translation>
    </message>
    <message>
        <source>банк відмовив</source>
        <translation>the bank declined</translation>
    </message>
    <message>
        <source>банк картки не відповідає</source>
        <translation>the card’s bank does not answer</translation>
    </message>
    <message>
        <source>банківський термінал</source>
        <translation>bank terminal</translation>
    </message>
    <message>
        <source>без ПДВ</source>
        <translation>no VAT</translation>
    </message>
    <message>
        <source>без блимання рядків і плавної появи</source>
        <translation>no flashes, no fading in</translation>
    </message>
    <message>
        <source>без заокруглення</source>
        <translation>not rounded</translation>
    </message>
    <message>
        <source>без повернень</source>
        <translation>without refunds</translation>
    </message>
    <message>
        <source>без податку</source>
        <translation>no tax</translation>
    </message>
    <message>
        <source>без решти</source>
        <translation>no change</translation>
    </message>
    <message>
        <source>без сервера {now} з 36 год, за місяць {month} зі 168</source>
        <translation>offline {now} of 36 h, {month} of 168 h this month</translation>
    </message>
    <message>
        <source>безготівково</source>
        <translation>cashless</translation>
    </message>
    <message>
        <source>будь-яка</source>
        <translation>any</translation>
    </message>
    <message>
        <source>більша — з дозволу старшого</source>
        <translation>more with a senior’s permission</translation>
    </message>
    <message>
        <source>більшу каса не візьме</source>
        <translation>the till takes no more</translation>
    </message>
    <message>
        <source>введіть, скільки отримано</source>
        <translation>enter what was handed over</translation>
    </message>
    <message>
        <source>видно на інших касах</source>
        <translation>seen at other tills</translation>
    </message>
    <message>
        <source>вимкнено</source>
        <translation>switched off</translation>
    </message>
    <message>
        <source>високий</source>
        <translation>high</translation>
    </message>
    <message>
        <source>вхід запам’ятовано</source>
        <translation>sign-in remembered</translation>
    </message>
    <message>
        <source>вхід лише до закриття каси</source>
        <translation>sign-in until the till closes</translation>
    </message>
    <message>
        <source>від 1024 × 768</source>
        <translation>from 1024 × 768</translation>
    </message>
    <message>
        <source>від {date}</source>
        <translation>from {date}</translation>
    </message>
    <message>
        <source>від {time}</source>
        <translation>from {time}</translation>
    </message>
    <message>
        <source>від неї залежать розміри кнопок на дрібних екранах</source>
        <translation>buttons on fine screens are sized by it</translation>
    </message>
    <message>
        <source>від учора</source>
        <translation>from yesterday</translation>
    </message>
    <message>
        <source>відкладено о {time}</source>
        <translation>held at {time}</translation>
    </message>
    <message>
        <source>відкрийте її ключем, щоб видати решту</source>
        <translation>open it with the key to give the change</translation>
    </message>
    <message>
        <source>відкрита</source>
        <translation>open</translation>
    </message>
    <message>
        <source>відкрита з {time}</source>
        <translation>open since {time}</translation>
    </message>
    <message>
        <source>відкриття скриньки</source>
        <translation>opening the drawer</translation>
    </message>
    <message>
        <source>відповідає</source>
        <translation>answers</translation>
    </message>
    <message>
        <source>відрізняється</source>
        <translation>differs</translation>
    </message>
    <message>
        <source>відхилено</source>
        <translation>rejected</translation>
    </message>
    <message>
        <source>гаразд</source>
        <translation>fine</translation>
    </message>
    <message>
        <source>год</source>
        <translation>h</translation>
    </message>
    <message>
        <source>готівка</source>
        <translation>cash</translation>
    </message>
    <message>
        <source>готівкою</source>
        <translation>in cash</translation>
    </message>
    <message>
        <source>грн</source>
        <translation>UAH</translation>
    </message>
    <message>
        <source>грн, з {time}</source>
        <translation>UAH, since {time}</translation>
    </message>
    <message>
        <source>двічі</source>
        <translation>twice</translation>
    </message>
    <message>
        <source>двічі на сервері</source>
        <translation>twice on server</translation>
    </message>
    <message>
        <source>двічі на сервері: {n}</source>
        <translation>twice on the server: {n}</translation>
    </message>
    <message>
        <source>диск, флешка або мережева тека</source>
        <translation>a disk, a stick or a network folder</translation>
    </message>
    <message>
        <source>для Verifone 3–5 секунд</source>
        <translation>3–5 seconds for Verifone</translation>
    </message>
    <message>
        <source>для чека</source>
        <translation>for the slip</translation>
    </message>
    <message>
        <source>для інших кас магазину</source>
        <translation>for the shop&apos;s other tills</translation>
    </message>
    <message>
        <source>до {percent}</source>
        <translation>up to {percent}</translation>
    </message>
    <message>
        <source>до рядка чека, через крапку з комою</source>
        <translation>for a receipt line, semicolons between</translation>
    </message>
    <message>
        <source>дозважують товар</source>
        <translation>weighing more</translation>
    </message>
    <message>
        <source>дозволено: {name}</source>
        <translation>allowed: {name}</translation>
    </message>
    <message>
        <source>документ збережено на касі й надсилається на сервер</source>
        <translation>the document is saved here and is being sent to the server</translation>
    </message>
    <message>
        <source>документ збережено на касі, піде на сервер сам, щойно буде зв’язок</source>
        <translation>the document is saved here and is sent by itself once online</translation>
    </message>
    <message>
        <source>документ на сервері, номер ще не надійшов</source>
        <translation>the document is on the server, the number has not come yet</translation>
    </message>
    <message>
        <source>другий принтер, на кухню чи склад</source>
        <translation>a second printer, in the kitchen or storeroom</translation>
    </message>
    <message>
        <source>друкувати разом із чеком</source>
        <translation>printed with the receipt</translation>
    </message>
    <message>
        <source>екран знайдеться сам</source>
        <translation>the screen is found by itself</translation>
    </message>
    <message>
        <source>журнал термінала заповнений, зробіть звірку</source>
        <translation>the terminal’s log is full, settle it</translation>
    </message>
    <message>
        <source>з {day}</source>
        <translation>from {day}</translation>
    </message>
    <message>
        <source>з {time}</source>
        <translation>since {time}</translation>
    </message>
    <message>
        <source>з кабінету SmartKasa</source>
        <translation>from the SmartKasa account</translation>
    </message>
    <message>
        <source>за кількістю</source>
        <translation>by quantity</translation>
    </message>
    <message>
        <source>за назвою</source>
        <translation>by name</translation>
    </message>
    <message>
        <source>за поверненнями</source>
        <translation>by returns</translation>
    </message>
    <message>
        <source>за різницею із сервером</source>
        <translation>by difference with the server</translation>
    </message>
    <message>
        <source>за сумою</source>
        <translation>by sum</translation>
    </message>
    <message>
        <source>за цінами каталогу</source>
        <translation>at catalogue prices</translation>
    </message>
    <message>
        <source>за цією карткою така операція заборонена</source>
        <translation>this card may not be used so</translation>
    </message>
    <message>
        <source>за чеком {total}</source>
        <translation>receipt {total}</translation>
    </message>
    <message>
        <source>за чеком {total} · заокруглення {rounding}</source>
        <translation>receipt {total} · rounding {rounding}</translation>
    </message>
    <message>
        <source>забрано назад</source>
        <translation>taken back</translation>
    </message>
    <message>
        <source>забули гаманець</source>
        <translation>forgot the wallet</translation>
    </message>
    <message>
        <source>заважко</source>
        <translation>too heavy</translation>
    </message>
    <message>
        <source>завершіть продаж</source>
        <translation>finish the sale</translation>
    </message>
    <message>
        <source>зайвий</source>
        <translation>unknown</translation>
    </message>
    <message>
        <source>зайвих на сервері: {n}</source>
        <translation>unknown on the server: {n}</translation>
    </message>
    <message>
        <source>закрийте після видачі решти</source>
        <translation>close it after giving the change</translation>
    </message>
    <message>
        <source>закрита</source>
        <translation>closed</translation>
    </message>
    <message>
        <source>закрито</source>
        <translation>closed</translation>
    </message>
    <message>
        <source>залишок {stock}</source>
        <translation>in stock {stock}</translation>
    </message>
    <message>
        <source>замовлення</source>
        <translation>order</translation>
    </message>
    <message>
        <source>замовлення «{name}»</source>
        <translation>order “{name}”</translation>
    </message>
    <message>
        <source>замовлення №{number}</source>
        <translation>order No. {number}</translation>
    </message>
    <message>
        <source>заокруглення {rounding}</source>
        <translation>rounding {rounding}</translation>
    </message>
    <message>
        <source>запасного принтера</source>
        <translation>of the spare printer</translation>
    </message>
    <message>
        <source>зараз</source>
        <translation>now</translation>
    </message>
    <message>
        <source>збігається</source>
        <translation>the same</translation>
    </message>
    <message>
        <source>зважується</source>
        <translation>weighing</translation>
    </message>
    <message>
        <source>зверніть увагу</source>
        <translation>worth a look</translation>
    </message>
    <message>
        <source>звіт про зміну</source>
        <translation>the shift report</translation>
    </message>
    <message>
        <source>звіт термінала</source>
        <translation>terminal’s report</translation>
    </message>
    <message>
        <source>зміна йде</source>
        <translation>shift running</translation>
    </message>
    <message>
        <source>зник</source>
        <translation>gone</translation>
    </message>
    <message>
        <source>зник із сервера</source>
        <translation>gone from the server</translation>
    </message>
    <message>
        <source>з’єднуємося</source>
        <translation>connecting</translation>
    </message>
    <message>
        <source>картка</source>
        <translation>card</translation>
    </message>
    <message>
        <source>картка не підтверджена</source>
        <translation>card not confirmed</translation>
    </message>
    <message>
        <source>каса</source>
        <translation>the till</translation>
    </message>
    <message>
        <source>каса її не відкриває</source>
        <translation>the till does not open it</translation>
    </message>
    <message>
        <source>касі {code}</source>
        <translation>till {code}</translation>
    </message>
    <message>
        <source>кг</source>
        <translation>kg</translation>
    </message>
    <message>
        <source>код</source>
        <translation>code</translation>
    </message>
    <message>
        <source>код {code}</source>
        <translation>code {code}</translation>
    </message>
    <message>
        <source>кожен звук окремо</source>
        <translation>each sound</translation>
    </message>
    <message>
        <source>кожні {time}</source>
        <translation>every {time}</translation>
    </message>
    <message>
        <source>коли до основного нічого не дійшло</source>
        <translation>when the first got nothing</translation>
    </message>
    <message>
        <source>коли ніхто не працює; чек лишається</source>
        <translation>when nobody works; the receipt stays</translation>
    </message>
    <message>
        <source>копія Z-звіту</source>
        <translation>a copy of the Z-report</translation>
    </message>
    <message>
        <source>копія щойно</source>
        <translation>copy just made</translation>
    </message>
    <message>
        <source>копії {time}</source>
        <translation>copy {time} old</translation>
    </message>
    <message>
        <source>копії ще немає</source>
        <translation>no copy yet</translation>
    </message>
    <message>
        <source>крім товарів на {sum}</source>
        <translation>except goods for {sum}</translation>
    </message>
    <message>
        <source>кількість невідома</source>
        <translation>quantity unknown</translation>
    </message>
    <message>
        <source>лише для готівки</source>
        <translation>cash only</translation>
    </message>
    <message>
        <source>лише цієї зміни</source>
        <translation>of this shift only</translation>
    </message>
    <message>
        <source>максимальна роздрібна ціна</source>
        <translation>the highest retail price</translation>
    </message>
    <message>
        <source>марка на кожну пляшку алкоголю; пиво й тютюн без марок</source>
        <translation>one for every bottle of alcohol; beer and tobacco have none</translation>
    </message>
    <message>
        <source>марки {have}/{want}</source>
        <translation>stamps {have}/{want}</translation>
    </message>
    <message>
        <source>менше хвилини</source>
        <translation>under a minute</translation>
    </message>
    <message>
        <source>мінімальна роздрібна ціна</source>
        <translation>the lowest retail price</translation>
    </message>
    <message>
        <source>на весь екран; вихід дозволяє старший</source>
        <translation>full screen; a senior lets out</translation>
    </message>
    <message>
        <source>на зв’язку</source>
        <translation>connected</translation>
    </message>
    <message>
        <source>на картці недостатньо коштів</source>
        <translation>not enough money on the card</translation>
    </message>
    <message>
        <source>на касі</source>
        <translation>on this till</translation>
    </message>
    <message>
        <source>на одну дію, своїм PIN-кодом</source>
        <translation>for one action, with their own PIN</translation>
    </message>
    <message>
        <source>на плитках, де вони є</source>
        <translation>on the tiles, where there are any</translation>
    </message>
    <message>
        <source>на сервері</source>
        <translation>on server</translation>
    </message>
    <message>
        <source>на цей товар не дають</source>
        <translation>not given on this item</translation>
    </message>
    <message>
        <source>навчання</source>
        <translation>training</translation>
    </message>
    <message>
        <source>над назвою магазину</source>
        <translation>above the shop&apos;s name</translation>
    </message>
    <message>
        <source>надлишок {sum}</source>
        <translation>over {sum}</translation>
    </message>
    <message>
        <source>надсилається</source>
        <translation>sending</translation>
    </message>
    <message>
        <source>напр. 2311-0042</source>
        <translation>e.g. 2311-0042</translation>
    </message>
    <message>
        <source>напр. 238017</source>
        <translation>e.g. 238017</translation>
    </message>
    <message>
        <source>напр. 431807420927</source>
        <translation>e.g. 431807420927</translation>
    </message>
    <message>
        <source>напр. Оплата за товар</source>
        <translation>e.g. Payment for goods</translation>
    </message>
    <message>
        <source>наступна картка</source>
        <translation>the next card</translation>
    </message>
    <message>
        <source>натисніть…</source>
        <translation>press…</translation>
    </message>
    <message>
        <source>не вказано</source>
        <translation>not set</translation>
    </message>
    <message>
        <source>не залежить від мови касира</source>
        <translation>whatever the cashier reads</translation>
    </message>
    <message>
        <source>не кілограми</source>
        <translation>not kilograms</translation>
    </message>
    <message>
        <source>не отримано</source>
        <translation>not received</translation>
    </message>
    <message>
        <source>не працює зчитувач картки</source>
        <translation>the card reader does not work</translation>
    </message>
    <message>
        <source>не продавати в ці години</source>
        <translation>not sold in these hours</translation>
    </message>
    <message>
        <source>не підключено</source>
        <translation>not connected</translation>
    </message>
    <message>
        <source>не та, що в каталозі</source>
        <translation>not the catalogue&apos;s</translation>
    </message>
    <message>
        <source>не той пристрій</source>
        <translation>not this device</translation>
    </message>
    <message>
        <source>невідома літера {letter}</source>
        <translation>unknown letter {letter}</translation>
    </message>
    <message>
        <source>невідомо</source>
        <translation>unknown</translation>
    </message>
    <message>
        <source>невідомо: {n}</source>
        <translation>unknown: {n}</translation>
    </message>
    <message>
        <source>недоступна</source>
        <translation>out of reach</translation>
    </message>
    <message>
        <source>незрозуміла відповідь</source>
        <translation>answer not understood</translation>
    </message>
    <message>
        <source>немає</source>
        <translation>none</translation>
    </message>
    <message>
        <source>немає в каталозі</source>
        <translation>not in the catalogue</translation>
    </message>
    <message>
        <source>немає відповіді</source>
        <translation>no answer</translation>
    </message>
    <message>
        <source>немає зв’язку</source>
        <translation>no connection</translation>
    </message>
    <message>
        <source>немає на порту</source>
        <translation>not on the port</translation>
    </message>
    <message>
        <source>немає на сервері</source>
        <translation>not at the server</translation>
    </message>
    <message>
        <source>немає на сервері: {n}</source>
        <translation>gone from the server: {n}</translation>
    </message>
    <message>
        <source>немає паперу</source>
        <translation>no paper</translation>
    </message>
    <message>
        <source>немає принтера</source>
        <translation>no printer</translation>
    </message>
    <message>
        <source>немає, документ відхилено</source>
        <translation>none, document rejected</translation>
    </message>
    <message>
        <source>нестача {sum}</source>
        <translation>short {sum}</translation>
    </message>
    <message>
        <source>нижче нуля</source>
        <translation>below zero</translation>
    </message>
    <message>
        <source>низький</source>
        <translation>low</translation>
    </message>
    <message>
        <source>нова ціна {price}</source>
        <translation>new price {price}</translation>
    </message>
    <message>
        <source>нуль збито</source>
        <translation>zero is lost</translation>
    </message>
    <message>
        <source>ні</source>
        <translation>no</translation>
    </message>
    <message>
        <source>ніколи</source>
        <translation>never</translation>
    </message>
    <message>
        <source>один раз на чек з алкоголем, пивом або тютюном</source>
        <translation>once for a receipt with alcohol, beer or tobacco</translation>
    </message>
    <message>
        <source>окремий: реквізити чека вводять</source>
        <translation>stand-alone: its slip is typed in</translation>
    </message>
    <message>
        <source>операцію скасовано</source>
        <translation>the operation was cancelled</translation>
    </message>
    <message>
        <source>операція неможлива</source>
        <translation>the operation is impossible</translation>
    </message>
    <message>
        <source>оплата без готівки</source>
        <translation>paid without cash</translation>
    </message>
    <message>
        <source>оплачено</source>
        <translation>paid</translation>
    </message>
    <message>
        <source>оплачено, очікує фіскалізації</source>
        <translation>paid, awaits its fiscal number</translation>
    </message>
    <message>
        <source>отримано {sum}</source>
        <translation>received {sum}</translation>
    </message>
    <message>
        <source>отримано {sum}, без решти</source>
        <translation>{sum} handed over, no change</translation>
    </message>
    <message>
        <source>отримано о {at}</source>
        <translation>received at {at}</translation>
    </message>
    <message>
        <source>очікує підтвердження касира</source>
        <translation>waits for the cashier to confirm</translation>
    </message>
    <message>
        <source>очікує фіскалізації</source>
        <translation>awaits fiscalisation</translation>
    </message>
    <message>
        <source>очікується</source>
        <translation>awaited</translation>
    </message>
    <message>
        <source>папір є</source>
        <translation>has paper</translation>
    </message>
    <message>
        <source>перевищено ліміт картки</source>
        <translation>over the card’s limit</translation>
    </message>
    <message>
        <source>перевірено {at}</source>
        <translation>checked {at}</translation>
    </message>
    <message>
        <source>перевірено {n} з {all}</source>
        <translation>checked {n} of {all}</translation>
    </message>
    <message>
        <source>перевірте лінійкою</source>
        <translation>check with a ruler</translation>
    </message>
    <message>
        <source>перевіряємо</source>
        <translation>checking</translation>
    </message>
    <message>
        <source>перевіряється</source>
        <translation>checking</translation>
    </message>
    <message>
        <source>платити нічого</source>
        <translation>nothing to pay</translation>
    </message>
    <message>
        <source>платник</source>
        <translation>payer</translation>
    </message>
    <message>
        <source>платіж</source>
        <translation>payment</translation>
    </message>
    <message>
        <source>пн-пт 22:00-08:00, сб,нд 23:00-10:00</source>
        <translation>mon-fri 22:00-08:00, sat,sun 23:00-10:00</translation>
    </message>
    <message>
        <source>по {day}</source>
        <translation>until {day}</translation>
    </message>
    <message>
        <source>повернення</source>
        <translation>refund</translation>
    </message>
    <message>
        <source>повернено</source>
        <translation>refunded</translation>
    </message>
    <message>
        <source>повернено {count}</source>
        <translation>{count} returned</translation>
    </message>
    <message>
        <source>повернено {sum}</source>
        <translation>returned {sum}</translation>
    </message>
    <message>
        <source>повернено частково</source>
        <translation>partly refunded</translation>
    </message>
    <message>
        <source>повернеться за годину</source>
        <translation>back within an hour</translation>
    </message>
    <message>
        <source>податок {letter}</source>
        <translation>tax {letter}</translation>
    </message>
    <message>
        <source>покладіть щось на ваги</source>
        <translation>put something on</translation>
    </message>
    <message>
        <source>поля немає</source>
        <translation>the field is missing</translation>
    </message>
    <message>
        <source>порожньо — «Дякуємо за покупку!»</source>
        <translation>empty: a word of thanks</translation>
    </message>
    <message>
        <source>порожня — без принтера</source>
        <translation>empty — no printer</translation>
    </message>
    <message>
        <source>порожні</source>
        <translation>empty</translation>
    </message>
    <message>
        <source>порожній</source>
        <translation>empty</translation>
    </message>
    <message>
        <source>порожній — без ваг</source>
        <translation>empty — no scale</translation>
    </message>
    <message>
        <source>порожній — сканер як клавіатура</source>
        <translation>empty: the scanner is a keyboard</translation>
    </message>
    <message>
        <source>порт</source>
        <translation>port</translation>
    </message>
    <message>
        <source>порт зайнято</source>
        <translation>port in use</translation>
    </message>
    <message>
        <source>порт не відкрити</source>
        <translation>port cannot be opened</translation>
    </message>
    <message>
        <source>поруч із підключеним терміналом, коли він не працює</source>
        <translation>beside the connected terminal, for when it does not work</translation>
    </message>
    <message>
        <source>потрібна дія</source>
        <translation>act now</translation>
    </message>
    <message>
        <source>потрібно {expected}</source>
        <translation>expected {expected}</translation>
    </message>
    <message>
        <source>потім — прострочені</source>
        <translation>then they are expired</translation>
    </message>
    <message>
        <source>працює</source>
        <translation>works</translation>
    </message>
    <message>
        <source>прибрано</source>
        <translation>put away</translation>
    </message>
    <message>
        <source>придатний до {day}</source>
        <translation>use by {day}</translation>
    </message>
    <message>
        <source>прийнято</source>
        <translation>taken</translation>
    </message>
    <message>
        <source>принтера замовлень</source>
        <translation>of the orders’ printer</translation>
    </message>
    <message>
        <source>пристрій</source>
        <translation>device</translation>
    </message>
    <message>
        <source>причина невідома</source>
        <translation>cause unknown</translation>
    </message>
    <message>
        <source>причину не названо</source>
        <translation>no reason given</translation>
    </message>
    <message>
        <source>пробна сторінка</source>
        <translation>the trial page</translation>
    </message>
    <message>
        <source>проведіть на терміналі</source>
        <translation>take it on the terminal</translation>
    </message>
    <message>
        <source>продаж покаже, відколи вони</source>
        <translation>the sale page says since when</translation>
    </message>
    <message>
        <source>підтверджено касиром</source>
        <translation>confirmed by the cashier</translation>
    </message>
    <message>
        <source>після адреси магазину</source>
        <translation>after the shop&apos;s address</translation>
    </message>
    <message>
        <source>після вирішення розбіжності</source>
        <translation>once the difference is settled</translation>
    </message>
    <message>
        <source>після закриття зміни, поза продажем</source>
        <translation>after the shift closes, never during a sale</translation>
    </message>
    <message>
        <source>після кожного продажу</source>
        <translation>after every sale</translation>
    </message>
    <message>
        <source>після оплати готівкою</source>
        <translation>after a cash payment</translation>
    </message>
    <message>
        <source>разом</source>
        <translation>net</translation>
    </message>
    <message>
        <source>разом із друком чека</source>
        <translation>together with the slip</translation>
    </message>
    <message>
        <source>раніше {sum}</source>
        <translation>before {sum}</translation>
    </message>
    <message>
        <source>раніше не було</source>
        <translation>no previous shift</translation>
    </message>
    <message>
        <source>решта {sum}</source>
        <translation>change {sum}</translation>
    </message>
    <message>
        <source>решту повернено: {ways}</source>
        <translation>the rest is given back: {ways}</translation>
    </message>
    <message>
        <source>різниця {sum}</source>
        <translation>off by {sum}</translation>
    </message>
    <message>
        <source>с</source>
        <translation>s</translation>
    </message>
    <message>
        <source>сама</source>
        <translation>by itself</translation>
    </message>
    <message>
        <source>сама — де екран сенсорний</source>
        <translation>by itself: on a touch screen</translation>
    </message>
    <message>
        <source>сервер відхилив</source>
        <translation>refused by the server</translation>
    </message>
    <message>
        <source>сервер дає свої</source>
        <translation>the server’s own</translation>
    </message>
    <message>
        <source>сервер зберігає</source>
        <translation>kept by the server</translation>
    </message>
    <message>
        <source>скан, помилка, оплата</source>
        <translation>scan, error, payment</translation>
    </message>
    <message>
        <source>скасовано на касі</source>
        <translation>cancelled at the till</translation>
    </message>
    <message>
        <source>слипи, що чекають довше</source>
        <translation>slips that have waited longer</translation>
    </message>
    <message>
        <source>слідом за своїм чеком</source>
        <translation>after its receipt</translation>
    </message>
    <message>
        <source>стабільно</source>
        <translation>stable</translation>
    </message>
    <message>
        <source>стан невідомий</source>
        <translation>state unknown</translation>
    </message>
    <message>
        <source>строк дії картки минув</source>
        <translation>the card has expired</translation>
    </message>
    <message>
        <source>стільки літер не вміщається в dots: {sum}</source>
        <translation>that many letters do not fit dots: {sum}</translation>
    </message>
    <message>
        <source>сума піде на термінал</source>
        <translation>the sum goes to the terminal</translation>
    </message>
    <message>
        <source>суму видно після підрахунку</source>
        <translation>the sum shows after the count</translation>
    </message>
    <message>
        <source>сьогодні</source>
        <translation>today</translation>
    </message>
    <message>
        <source>сьогодні о {time}</source>
        <translation>today at {time}</translation>
    </message>
    <message>
        <source>так</source>
        <translation>yes</translation>
    </message>
    <message>
        <source>так називається профіль каси, перейменуйте файл</source>
        <translation>a profile of the till has that name, rename the file</translation>
    </message>
    <message>
        <source>такого поля немає, є {fields}</source>
        <translation>there is no such field, there are {fields}</translation>
    </message>
    <message>
        <source>такої картки немає</source>
        <translation>there is no such card</translation>
    </message>
    <message>
        <source>такої оплати немає</source>
        <translation>there is no such payment</translation>
    </message>
    <message>
        <source>те, що виправлено в кабінеті</source>
        <translation>what was put right at the server</translation>
    </message>
    <message>
        <source>телефон і пароль</source>
        <translation>phone and password</translation>
    </message>
    <message>
        <source>термінал</source>
        <translation>terminal</translation>
    </message>
    <message>
        <source>термінал назве себе</source>
        <translation>the terminal says its name</translation>
    </message>
    <message>
        <source>термінал не має зв’язку з банком</source>
        <translation>the terminal cannot reach its bank</translation>
    </message>
    <message>
        <source>термінал такої операції не знає</source>
        <translation>the terminal knows of no such transaction</translation>
    </message>
    <message>
        <source>термінала в мережі або порт</source>
        <translation>of the terminal, or its port</translation>
    </message>
    <message>
        <source>товар, якого немає на залишку</source>
        <translation>goods that are out of stock</translation>
    </message>
    <message>
        <source>у назві файлу має бути {count} літер без особливих знаків</source>
        <translation>the file&apos;s name wants {count} plain characters</translation>
    </message>
    <message>
        <source>у позначці документів</source>
        <translation>in the mark of documents</translation>
    </message>
    <message>
        <source>у т. ч. {name} {rate} ({letter})</source>
        <translation>incl. {name} {rate} ({letter})</translation>
    </message>
    <message>
        <source>у терміналі немає ключів, зверніться до банку</source>
        <translation>the terminal has no keys, ask the bank</translation>
    </message>
    <message>
        <source>у терміналі немає паперу</source>
        <translation>the terminal is out of paper</translation>
    </message>
    <message>
        <source>у черзі: {n}</source>
        <translation>in queue: {n}</translation>
    </message>
    <message>
        <source>уже в чеку</source>
        <translation>already sold</translation>
    </message>
    <message>
        <source>узято на іншу касу</source>
        <translation>taken to another till</translation>
    </message>
    <message>
        <source>уперше</source>
        <translation>first time</translation>
    </message>
    <message>
        <source>усе гаразд</source>
        <translation>all is well</translation>
    </message>
    <message>
        <source>усе готівкою: {sum}</source>
        <translation>all in cash: {sum}</translation>
    </message>
    <message>
        <source>учора</source>
        <translation>yesterday</translation>
    </message>
    <message>
        <source>файл завеликий, профіль займає до {size} кБ</source>
        <translation>the file is too big, a profile takes up to {size} kB</translation>
    </message>
    <message>
        <source>файл записано з помилкою ({reason})</source>
        <translation>the file is not written right ({reason})</translation>
    </message>
    <message>
        <source>файл не в кодуванні UTF-8</source>
        <translation>the file is not in UTF-8</translation>
    </message>
    <message>
        <source>файл не відкривається ({reason})</source>
        <translation>the file does not open ({reason})</translation>
    </message>
    <message>
        <source>файл, який можна змінити</source>
        <translation>a file you can edit</translation>
    </message>
    <message>
        <source>файлів забагато, прочитано перші {count}</source>
        <translation>too many files, the first {count} were read</translation>
    </message>
    <message>
        <source>фіскальний</source>
        <translation>fiscal</translation>
    </message>
    <message>
        <source>хв</source>
        <translation>min</translation>
    </message>
    <message>
        <source>хибна адреса</source>
        <translation>bad address</translation>
    </message>
    <message>
        <source>хибний PIN-код</source>
        <translation>wrong PIN</translation>
    </message>
    <message>
        <source>хто переказав</source>
        <translation>who sent it</translation>
    </message>
    <message>
        <source>хто приймає гроші</source>
        <translation>who takes the money</translation>
    </message>
    <message>
        <source>хто, що й коли зробив</source>
        <translation>who did what, and when</translation>
    </message>
    <message>
        <source>це не файл</source>
        <translation>this is not a file</translation>
    </message>
    <message>
        <source>ціна?</source>
        <translation>price?</translation>
    </message>
    <message>
        <source>ціни й залишки із сервера</source>
        <translation>prices and stock from the server</translation>
    </message>
    <message>
        <source>час вийшов</source>
        <translation>expired</translation>
    </message>
    <message>
        <source>частка від продажів</source>
        <translation>share of sales</translation>
    </message>
    <message>
        <source>чек</source>
        <translation>the slip</translation>
    </message>
    <message>
        <source>чек термінала</source>
        <translation>terminal slip</translation>
    </message>
    <message>
        <source>чек і цифри під рукою</source>
        <translation>receipt and digits at hand</translation>
    </message>
    <message>
        <source>чек №{number}</source>
        <translation>receipt No. {number}</translation>
    </message>
    <message>
        <source>чекає зв’язку</source>
        <translation>waits, offline</translation>
    </message>
    <message>
        <source>чекає на оплату</source>
        <translation>waiting to pay</translation>
    </message>
    <message>
        <source>чекає надсилання</source>
        <translation>waits to be sent</translation>
    </message>
    <message>
        <source>чекає оплати на касі</source>
        <translation>waits to be paid</translation>
    </message>
    <message>
        <source>чекаємо на ваги</source>
        <translation>waiting for the scale</translation>
    </message>
    <message>
        <source>чеки українською</source>
        <translation>slips are in Ukrainian</translation>
    </message>
    <message>
        <source>чеки, оплата, відкриття зміни</source>
        <translation>receipts, payment, opening the shift</translation>
    </message>
    <message>
        <source>черга CUPS</source>
        <translation>CUPS queue</translation>
    </message>
    <message>
        <source>черга Windows</source>
        <translation>Windows queue</translation>
    </message>
    <message>
        <source>через {time}</source>
        <translation>after {time}</translation>
    </message>
    <message>
        <source>чип картки відмовив</source>
        <translation>the card’s chip declined</translation>
    </message>
    <message>
        <source>ширина паперу й ніж</source>
        <translation>paper width and knife</translation>
    </message>
    <message numerus="yes">
        <source>ще %n товар — в експорті</source>
        <translation>
            <numerusform>%n more product in the export</numerusform>
            <numerusform>%n more products in the export</numerusform>
        </translation>
    </message>
    <message>
        <source>ще {count}</source>
        <translation>{count} more</translation>
    </message>
    <message>
        <source>ще {time}</source>
        <translation>{time} left</translation>
    </message>
    <message>
        <source>ще відкрита</source>
        <translation>still open</translation>
    </message>
    <message>
        <source>ще документів: {n}</source>
        <translation>more documents: {n}</translation>
    </message>
    <message>
        <source>ще не було</source>
        <translation>none yet</translation>
    </message>
    <message>
        <source>ще не перевірено</source>
        <translation>not checked yet</translation>
    </message>
    <message>
        <source>ще невідомо</source>
        <translation>not known yet</translation>
    </message>
    <message>
        <source>ще триває або попереду</source>
        <translation>still going on or ahead</translation>
    </message>
    <message>
        <source>що бачить комп’ютер</source>
        <translation>what the computer sees</translation>
    </message>
    <message>
        <source>щойно</source>
        <translation>just now</translation>
    </message>
    <message>
        <source>як друкувати літери</source>
        <translation>how letters are printed</translation>
    </message>
    <message>
        <source>як у виписці банку</source>
        <translation>as the bank writes it</translation>
    </message>
    <message>
        <source>як у меню ваг</source>
        <translation>as in the scale’s menu</translation>
    </message>
    <message>
        <source>є зв’язок</source>
        <translation>connected</translation>
    </message>
    <message>
        <source>і закриття зміни з такою</source>
        <translation>and closing a shift with one</translation>
    </message>
    <message>
        <source>і скан — три штуки</source>
        <translation>then a scan: three pieces</translation>
    </message>
    <message>
        <source>і таблиця прав</source>
        <translation>and the table of rights</translation>
    </message>
    <message>
        <source>і ще {n}</source>
        <translation>and {n} more</translation>
    </message>
    <message>
        <source>інакший</source>
        <translation>differs</translation>
    </message>
    <message>
        <source>інакший на сервері</source>
        <translation>differs on the server</translation>
    </message>
    <message>
        <source>інакших на сервері: {n}</source>
        <translation>differing on the server: {n}</translation>
    </message>
    <message>
        <source>інша каса</source>
        <translation>another till</translation>
    </message>
    <message>
        <source>інший податок</source>
        <translation>another tax</translation>
    </message>
    <message>
        <source>іншій касі</source>
        <translation>another till</translation>
    </message>
    <message>
        <source>№</source>
        <translation>No.</translation>
    </message>
    <message>
        <source>№ {number}</source>
        <translation>No. {number}</translation>
    </message>
    <message>
        <source>№{first}–№{last}</source>
        <translation>No. {first}–{last}</translation>
    </message>
    <message>
        <source>№{number}</source>
        <translation>No. {number}</translation>
    </message>
    <message>
        <source>№{number} {word}</source>
        <translation>No. {number} {word}</translation>
    </message>
    <message>
        <source>№{number} · {day}</source>
        <translation>No. {number} · {day}</translation>
    </message>
    <message>
        <source>№{number}, з {time}. Чеки йдуть у неї</source>
        <translation>No. {number}, since {time}. Receipts go into it</translation>
    </message>
    <message>
        <source>№{number}, закрито {day} о {time}</source>
        <translation>No. {number}, closed {day} at {time}</translation>
    </message>
    <message>
        <source>№{number}, закрито вчора о {time}</source>
        <translation>No. {number}, closed yesterday at {time}</translation>
    </message>
    <message>
        <source>№{number}, закрито сьогодні о {time}</source>
        <translation>No. {number}, closed today at {time}</translation>
    </message>
    <message>
        <source>№{number}, понад 24 години. Закрийте її на фіскальній касі</source>
        <translation>No. {number}, over 24 hours. Close it on the fiscal till</translation>
    </message>
    <message>
        <source>№{number}. Нові чеки йдуть без зміни сервера</source>
        <translation>No. {number}. New receipts go without a server shift</translation>
    </message>
    <message>
        <source>№{number}. Чеки йдуть у неї</source>
        <translation>No. {number}. Receipts go into it</translation>
    </message>
</context>
</TS>
