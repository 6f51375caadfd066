using FlagsDownloader.Storage;

namespace FlagsDownloader.Tests.Storage;

public sealed class NameFoldingTests
{
    [Theory]
    [InlineData("Brazil.gif", "BRAZIL.GIF")]
    [InlineData("Côte_d'Ivoire", "Co\u0302te_d'Ivoire")]
    [InlineData("CÔTE_D'IVOIRE", "co\u0302te_d'ivoire")]
    [InlineData("ế", "e\u0302\u0301")] // Twice composed,
    [InlineData("ế", "ê\u0301")] // or once,
    [InlineData("ệ", "e\u0302\u0323")] // or in the other order.
    [InlineData("Å", "\u212B")] // Ångström,
    [InlineData("k", "\u212A")] // kelvin,
    [InlineData("ω", "\u2126")] // ohm.
    [InlineData("Straße", "STRASSE")]
    [InlineData("ŉ", "ʼN")]
    [InlineData("ﬁnland", "FINLAND")]
    [InlineData("대한민국", "\u1103\u1162\u1112\u1161\u11AB\u1106\u1175\u11AB\u1100\u116E\u11A8")]
    [InlineData("ガ", "カ\u3099")]
    [InlineData("Ελλάδα", "ΕΛΛΑ\u0301ΔΑ")]
    [InlineData("ᾉ", "Ἁ\u0345")]
    [InlineData("οδός", "ΟΔΌΣ")]
    [InlineData("Российская", "РОССИИ\u0306СКАЯ")]
    [InlineData("𐐨", "𐐀")]
    public void Fold_TwoFormsOfOneName_AreTheSame(string one, string other) =>
        Assert.Equal(NameFolding.Fold(one), NameFolding.Fold(other));

    [Theory]
    [InlineData("Niger", "Nigeria")]
    [InlineData("Côte", "Cote")]
    [InlineData("中国", "日本")]
    [InlineData("Congo_(Kinshasa)", "Congo_(Brazzaville)")]
    [InlineData("가", "각")]
    [InlineData("カ", "ガ")]
    public void Fold_TwoNames_AreTwo(string one, string other) =>
        Assert.NotEqual(NameFolding.Fold(one), NameFolding.Fold(other));

    [Theory]
    [InlineData("")]
    [InlineData("\u0301")]
    [InlineData("\u0344\u0301\u0323x\u0301")]
    public void Fold_WhatIsFolded_StaysAsItIs(string name) =>
        Assert.Equal(NameFolding.Fold(name), NameFolding.Fold(NameFolding.Fold(name)));
}
