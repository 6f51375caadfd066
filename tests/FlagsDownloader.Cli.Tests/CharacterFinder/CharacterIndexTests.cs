using FlagsDownloader.Cli.CharacterFinder;

namespace FlagsDownloader.Cli.Tests.CharacterFinder;

public sealed class CharacterIndexTests
{
    private static CharacterIndex Index => CharacterIndex.Shared;

    [Fact]
    public void Count_OfUnicode15_1_IsThatOfTheStandard()
    {
        // https://www.unicode.org/versions/Unicode15.1.0: "a total of 149,813 characters".
        Assert.Equal("Unicode 15.1.0", Index.Version);
        Assert.Equal(149_813, Index.Count);
    }

    [Theory]
    [InlineData("chess black king", "U+265A U+1FA0F U+1FA24 U+1FA39")]
    [InlineData("KING Black chess chess", "U+265A U+1FA0F U+1FA24 U+1FA39")]
    [InlineData("hyphen-minus", "U+002D U+FE63 U+FF0D U+E002D")]
    [InlineData("minus, hyphen!", "U+002D U+FE63 U+FF0D U+E002D")]
    [InlineData("cat face tears", "U+1F639")]
    [InlineData("tangut component 001", "U+18800")]
    [InlineData("nosuchword", "")]
    [InlineData("chess nosuchword", "")]
    [InlineData("ches", "")]
    [InlineData("", "")]
    [InlineData("!?", "")]
    public void Find_Words_FindsTheCharactersWhoseNamesHaveAllOfThem(string query, string expected) =>
        Assert.Equal(expected, string.Join(' ', Index.Find(query).Characters.Select(character => character.CodePoint)));

    [Theory]
    [InlineData("cjk unified 4e00", 0x4E00, "CJK UNIFIED IDEOGRAPH-4E00")]
    [InlineData("323AF", 0x323AF, "CJK UNIFIED IDEOGRAPH-323AF")]
    [InlineData("cjk compatibility f900", 0xF900, "CJK COMPATIBILITY IDEOGRAPH-F900")]
    [InlineData("tangut 17000", 0x17000, "TANGUT IDEOGRAPH-17000")]
    [InlineData("nushu 1b170", 0x1B170, "NUSHU CHARACTER-1B170")]
    [InlineData("khitan 18b00", 0x18B00, "KHITAN SMALL SCRIPT CHARACTER-18B00")]
    [InlineData("hangul syllable ga", 0xAC00, "HANGUL SYLLABLE GA")]
    [InlineData("hangul syllable pwilh", 0xD4DB, "HANGUL SYLLABLE PWILH")]
    [InlineData("hih syllable", 0xD7A3, "HANGUL SYLLABLE HIH")]
    public void Find_ANameByRule_FindsItsCharacter(string query, int code, string name) =>
        Assert.Contains(new UnicodeCharacter(code, name), Index.Find(query).Characters);

    [Theory]
    [InlineData("cjk 323b0")]
    [InlineData("cjk 04e00")]
    [InlineData("hangul syllable xyz")]
    [InlineData("hangul ga gag")]
    public void Find_WhatTheRulesDoNotName_FindsNothing(string query) => Assert.Equal(0, Index.Find(query).Total);

    [Fact]
    public void Find_EveryHangulSyllable_FindsItByItsOwnName()
    {
        var rule = new HangulNames(0xAC00, 0xD7A3);
        var characters = Enumerable.Range(0xAC00, rule.Count).Select(rule.At).ToList();

        Assert.Equal(11_172, characters.Select(character => character.Name).Distinct().Count());
        Assert.All(characters, character => Assert.Equal((character.Code, 1), rule.Find(character.Name.Split(' '))));
    }

    [Fact]
    public void Find_MoreThanAnyoneReads_CountsAllAndShowsTheFirst()
    {
        var found = Index.Find("ideograph");

        Assert.True(found.Total > 97_000);
        Assert.Equal(FoundCharacters.MaxShown, found.Characters.Count);
        Assert.Equal(found.Characters.OrderBy(character => character.Code), found.Characters);
        Assert.Equal($"{found.Total:N0} characters found, the first 500 are shown: add a word", found.Status);
    }

    [Fact]
    public void Find_WordsOfNamesByRuleAndOthers_ComeInOrder()
    {
        var codes = Index.Find("hangul").Characters.Concat(Index.Find("cjk 4e2d").Characters.TakeLast(2)).Select(character => character.Code).ToList();

        Assert.Equal([0x4E2D, 0x1F22D], codes.TakeLast(2));
        Assert.Equal(codes.SkipLast(2).Order(), codes.SkipLast(2));
    }

    [Theory]
    [InlineData(0x265A, "\u265A")]
    [InlineData(0x1F639, "\U0001F639")]
    [InlineData(0x0301, "\u25CC\u0301")]
    [InlineData(0x202E, " ")]
    [InlineData(0x2028, " ")]
    [InlineData(0x00A0, " ")]
    [InlineData(0xE0041, " ")]
    public void Printable_OfAnyCharacter_DoesNotChangeItsLine(int code, string printed) =>
        Assert.Equal(printed, new UnicodeCharacter(code, "").Printable);
}
