<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="uk_UA" sourcelanguage="uk_UA">
<context>
    <name>kasa</name>
    <message numerus="yes">
        <source>%n акцизну марку</source>
        <translation>
            <numerusform>%n акцизну марку</numerusform>
            <numerusform>%n акцизні марки</numerusform>
            <numerusform>%n акцизних марок</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n документ</source>
        <translation>
            <numerusform>%n документ</numerusform>
            <numerusform>%n документи</numerusform>
            <numerusform>%n документів</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n документ доставлено після звіту</source>
        <translation>
            <numerusform>%n документ доставлено після звіту</numerusform>
            <numerusform>%n документи доставлено після звіту</numerusform>
            <numerusform>%n документів доставлено після звіту</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n документ каси не читається</source>
        <translation>
            <numerusform>%n документ каси не читається</numerusform>
            <numerusform>%n документи каси не читаються</numerusform>
            <numerusform>%n документів каси не читаються</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n документ на сервері двічі</source>
        <translation>
            <numerusform>%n документ на сервері двічі</numerusform>
            <numerusform>%n документи на сервері двічі</numerusform>
            <numerusform>%n документів на сервері двічі</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n документ надіслано без зміни сервера</source>
        <translation>
            <numerusform>%n документ надіслано без зміни сервера</numerusform>
            <numerusform>%n документи надіслано без зміни сервера</numerusform>
            <numerusform>%n документів надіслано без зміни сервера</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n документ потребує уваги</source>
        <translation>
            <numerusform>%n документ потребує уваги</numerusform>
            <numerusform>%n документи потребують уваги</numerusform>
            <numerusform>%n документів потребують уваги</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n документ сервер відхилив</source>
        <translation>
            <numerusform>%n документ сервер відхилив</numerusform>
            <numerusform>%n документи сервер відхилив</numerusform>
            <numerusform>%n документів сервер відхилив</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n документ ще не доставлено</source>
        <translation>
            <numerusform>%n документ ще не доставлено</numerusform>
            <numerusform>%n документи ще не доставлено</numerusform>
            <numerusform>%n документів ще не доставлено</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n документ ще не на сервері</source>
        <translation>
            <numerusform>%n документ ще не на сервері</numerusform>
            <numerusform>%n документи ще не на сервері</numerusform>
            <numerusform>%n документів ще не на сервері</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n звіт без суми</source>
        <translation>
            <numerusform>%n звіт без суми</numerusform>
            <numerusform>%n звіти без суми</numerusform>
            <numerusform>%n звітів без суми</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n звіт не прочитано</source>
        <translation>
            <numerusform>%n звіт не прочитано</numerusform>
            <numerusform>%n звіти не прочитано</numerusform>
            <numerusform>%n звітів не прочитано</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n знак</source>
        <translation>
            <numerusform>%n знак</numerusform>
            <numerusform>%n знаки</numerusform>
            <numerusform>%n знаків</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n картка без чека</source>
        <translation>
            <numerusform>%n картка без чека</numerusform>
            <numerusform>%n картки без чека</numerusform>
            <numerusform>%n карток без чека</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n параметр</source>
        <translation>
            <numerusform>%n параметр</numerusform>
            <numerusform>%n параметри</numerusform>
            <numerusform>%n параметрів</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n позиція</source>
        <translation>
            <numerusform>%n позиція</numerusform>
            <numerusform>%n позиції</numerusform>
            <numerusform>%n позицій</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n показник не збігається</source>
        <translation>
            <numerusform>%n показник не збігається</numerusform>
            <numerusform>%n показники не збігаються</numerusform>
            <numerusform>%n показників не збігаються</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n показник невідомий, решта збігається</source>
        <translation>
            <numerusform>%n показник невідомий, решта збігається</numerusform>
            <numerusform>%n показники невідомі, решта збігається</numerusform>
            <numerusform>%n показників невідомі, решта збігається</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n потребує уваги</source>
        <translation>
            <numerusform>%n потребує уваги</numerusform>
            <numerusform>%n потребують уваги</numerusform>
            <numerusform>%n потребують уваги</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n рядок сервера не читається</source>
        <translation>
            <numerusform>%n рядок сервера не читається</numerusform>
            <numerusform>%n рядки сервера не читаються</numerusform>
            <numerusform>%n рядків сервера не читаються</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n слип</source>
        <translation>
            <numerusform>%n слип</numerusform>
            <numerusform>%n слипи</numerusform>
            <numerusform>%n слипів</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n товар відрізняється</source>
        <translation>
            <numerusform>%n товар відрізняється</numerusform>
            <numerusform>%n товари відрізняються</numerusform>
            <numerusform>%n товарів відрізняються</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n чек</source>
        <translation>
            <numerusform>%n&#xa0;чек</numerusform>
            <numerusform>%n&#xa0;чеки</numerusform>
            <numerusform>%n&#xa0;чеків</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n чек іншої каси цього термінала</source>
        <translation>
            <numerusform>%n чек іншої каси цього термінала</numerusform>
            <numerusform>%n чеки іншої каси цього термінала</numerusform>
            <numerusform>%n чеків іншої каси цього термінала</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>ще %n товар — в експорті</source>
        <translation>
            <numerusform>ще %n товар — в експорті</numerusform>
            <numerusform>ще %n товари — в експорті</numerusform>
            <numerusform>ще %n товарів — в експорті</numerusform>
        </translation>
    </message>
</context>
</TS>
