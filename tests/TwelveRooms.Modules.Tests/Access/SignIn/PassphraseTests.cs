using System.Buffers.Binary;
using Microsoft.Extensions.DependencyInjection;
using TwelveRooms.Access;
using TwelveRooms.Access.Accounts;
using Xunit;

namespace TwelveRooms.Modules.Tests.Access.SignIn;

/// <summary>Long, not easily guessed, and of any letters.</summary>
public sealed class PassphraseTests
{
    /// <summary>As the product makes it.</summary>
    private static readonly PassphraseHasher Hasher = new ServiceCollection().AddAccess(new(IsDemo: false)).BuildServiceProvider().GetRequiredService<PassphraseHasher>();

    [Theory]
    [InlineData("elevenchars", "passphrase-short")]
    [InlineData("password1234", "passphrase-common")]
    [InlineData("passwordpassword", "passphrase-common")]
    [InlineData("qwertyuiop12", "passphrase-common")]
    [InlineData("123456789012", "passphrase-common")]
    [InlineData("aaaaaaaaaaaa", "passphrase-common")]
    [InlineData("abcabcabcabc", "passphrase-common")]
    [InlineData("twelverooms1", "passphrase-common")]
    [InlineData("hawthornward", "passphrase-common")]
    [InlineData("Hawthorn Ward", "passphrase-common")]
    [InlineData("samhawthorn1", "passphrase-common")]
    [InlineData("iloveyou1234", "passphrase-common")]
    public void What_is_short_common_or_around_is_refused(string passphrase, string code) =>
        Assert.Equal(code, Passphrases.Refuse(passphrase, ["Sam", "sam.hawthorn", "Hawthorn Ward", "Culture of care"], "New")?.Code);

    [Fact]
    public void S_10_Every_common_password_that_is_long_enough_is_refused()
    {
        using var list = typeof(Zxcvbn.Zxcvbn).Assembly.GetManifestResourceStream("zxcvbn-core.Dictionaries.passwords.lst")!;
        using var reader = new StreamReader(list);
        var common = reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(l => l.Split(' ')[0]).Where(p => p.Length >= Passphrases.Shortest).ToList();

        Assert.True(common.Count > 30, $"only {common.Count} are long enough");
        Assert.All(common, p => Assert.Equal("passphrase-common", Passphrases.Refuse(p, [], "New")?.Code));
    }

    [Theory]
    [InlineData("lamp river chair moss")]
    [InlineData("kettle moon grass")]
    [InlineData("jeder tag ein neuer hut")]
    [InlineData("грибы и облака летом")]
    [InlineData("tR7#kq9!Zv2m")]
    public void Words_alone_do_and_so_do_signs(string passphrase) =>
        Assert.Null(Passphrases.Refuse(passphrase, ["Sam", "Hawthorn Ward"], "New"));

    [Fact]
    public void A_hundred_letters_are_taken_whole_and_more_than_two_hundred_are_not()
    {
        var hundred = string.Concat(Enumerable.Range(0, 20).Select(i => $"{(char)('a' + i)}uf{i % 10} "))[..99] + "x";
        Assert.Null(Passphrases.Refuse(hundred, [], "New"));
        var hash = Hasher.Hash(hundred);

        Assert.True(Hasher.IsRight(hash, hundred));
        Assert.False(Hasher.IsRight(hash, hundred[..^1] + "y"));
        Assert.Equal("passphrase-long", Passphrases.Refuse(new string('q', 100) + hundred + "z", [], "New")?.Code);
    }

    [Fact]
    public void The_same_letters_of_two_keyboards_are_the_same() =>
        Assert.True(Hasher.IsRight(Hasher.Hash("café zürich moss"), "cafe\u0301 zu\u0308rich moss"));

    /// <summary>The format of ASP.NET Core Identity, version 3: a mark, the hash function, the rounds.</summary>
    [Fact]
    public void It_is_kept_by_PBKDF2_with_SHA512_and_enough_rounds()
    {
        var bytes = Convert.FromBase64String(Hasher.Hash("lamp river chair moss"));

        Assert.Equal(1, bytes[0]);
        Assert.Equal(2u, BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(1))); // HMAC-SHA512
        Assert.InRange(BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(5)), 210_000u, uint.MaxValue);
    }

    [Fact]
    public void Nobody_has_no_passphrase() => Assert.False(Hasher.IsRight(null, ""));
}
