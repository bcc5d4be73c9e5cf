using System.Text.RegularExpressions;
using OtpNet;
using TwelveRooms.Access.Routes;
using TwelveRooms.Access.SignIn;
using TwelveRooms.Modules.Tests.Organisations.ImportOrganisations;
using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Organisations.GrantRole;
using TwelveRooms.Platform;
using TwelveRooms.Testing;
using Xunit;

namespace TwelveRooms.Modules.Tests.Access.SignIn;

/// <summary>People who are invited, and sign in as people do.</summary>
internal static partial class People
{
    public const string Passphrase = "lamp river chair moss";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<(Guid Person, string Link)> InviteAsync(this Rooms rooms, string name, string role = "ward-member", UnitRow? unit = null)
    {
        unit ??= await rooms.WardAsync();
        var person = await rooms.InScopeAsync<GrantRoleHandler, Guid>(
            async h => (await h.HandleAsync(new(null, name, role, unit.Id.Value.ToString()), OrganisationFiles.Operator, Cancel)).Value.Person);
        return (person, await rooms.LinkAsync(person, name));
    }

    public static async Task<string> LinkAsync(this Rooms rooms, Guid person, string name) =>
        Invitations.AddressOf((await rooms.InScopeAsync<Invitations, Outcome<string>>(i => i.MakeAsync(person, name, OrganisationFiles.Operator, Cancel))).Value);

    /// <summary>Takes up a link in a browser of its own.</summary>
    public static async Task<(Visitor Visitor, RoomsPage Page)> ComeInAsync(this Rooms rooms, string link, string signInName, string passphrase = Passphrase)
    {
        var visitor = rooms.Anyone();
        return (visitor, await (await visitor.SeeAsync(link)).TakeUpAsync(signInName, passphrase));
    }

    /// <summary>Chooses how to sign in, on the page of a link or a card.</summary>
    public static Task<RoomsPage> TakeUpAsync(this RoomsPage page, string signInName, string passphrase = Passphrase) =>
        page.SubmitAsync("Come in", ("A name to sign in with", signInName), ("A passphrase", passphrase), ("The same once more", passphrase));

    public static async Task<(Visitor Visitor, RoomsPage Page)> SignInAsync(this Rooms rooms, string name, string passphrase = Passphrase, string shared = "true")
    {
        var visitor = rooms.Anyone();
        var page = await (await visitor.SeeAsync("/come-in")).SubmitAsync("Sign in", ("The name that you sign in with", name), ("Passphrase", passphrase), ("IsShared", shared == "true" ? "true" : null));
        return (visitor, page);
    }

    public static bool IsIn(this Visitor visitor) => visitor.Cookies.GetAllCookies().Any(c => c.Name == Gate.SessionCookie);

    /// <summary>Adds an authenticator, and gives its key and the codes for paper.</summary>
    public static async Task<(byte[] Key, IReadOnlyList<string> Paper)> AddAuthenticatorAsync(this Rooms rooms, Visitor visitor)
    {
        var page = await visitor.SeeAsync("/account/second-step");
        var key = Base32Encoding.ToBytes(KeyWords().Match(page.Text).Groups[1].Value.Replace(" ", "", StringComparison.Ordinal));
        var done = await page.SubmitAsync("Add it", ("Code", rooms.CodeOf(key)));
        Assert.Equal("Keep these codes", done.Heading);
        return (key, [.. done.Document.QuerySelectorAll(".rooms-codes code").Select(c => c.TextContent)]);
    }

    public static string CodeOf(this Rooms rooms, byte[] key, int steps = 0) => new Totp(key).ComputeTotp(rooms.Clock.Now.UtcDateTime.AddSeconds(30 * steps));

    [GeneratedRegex("Key: ((?:[A-Z2-7]{1,4} ?)+)")]
    private static partial Regex KeyWords();
}
