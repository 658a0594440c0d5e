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
        <source>%n документ потребує уваги</source>
        <translation>
            <numerusform>%n документ потребує уваги</numerusform>
            <numerusform>%n документи потребують уваги</numerusform>
            <numerusform>%n документів потребують уваги</numerusform>
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
        <source>%n позиція</source>
        <translation>
            <numerusform>%n позиція</numerusform>
            <numerusform>%n позиції</numerusform>
            <numerusform>%n позицій</numerusform>
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
        <source>%n слип</source>
        <translation>
            <numerusform>%n слип</numerusform>
            <numerusform>%n слипи</numerusform>
            <numerusform>%n слипів</numerusform>
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
</context>
</TS>
