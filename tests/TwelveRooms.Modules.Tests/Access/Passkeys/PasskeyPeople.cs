using TwelveRooms.Modules.Tests.Access.SignIn;
using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Testing;

namespace TwelveRooms.Modules.Tests.Access.Passkeys;

/// <summary>People who have passkeys, at browsers that can.</summary>
internal static class PasskeyPeople
{
    /// <summary>Somebody with an account, signed in by their passphrase.</summary>
    public static async Task<(Guid Person, Visitor Visitor)> SomebodyAsync(this Rooms rooms, string name, string role = "ward-member", UnitRow? unit = null)
    {
        var (person, link) = await rooms.InviteAsync(name, role, unit);
        return (person, (await rooms.ComeInAsync(link, $"{name.ToLowerInvariant()}.p")).Visitor);
    }

    /// <summary>Asks for a new passkey on the page of passkeys.</summary>
    public static async Task<RoomsPage> BeginPasskeyAsync(this Visitor visitor, string name = "this laptop") =>
        await (await visitor.SeeAsync("/account/passkeys")).SubmitAsync("Go on", ("What does it lie on?", name));

    public static async Task<RoomsPage> AddPasskeyAsync(this Visitor visitor, SoftAuthenticator device, string name = "this laptop")
    {
        var page = await visitor.BeginPasskeyAsync(name);
        return await page.SubmitAsync("Make the passkey", ("Answer", device.Create(page.Asked())));
    }

    /// <summary>Signs in at a browser of its own.</summary>
    public static async Task<(Visitor Visitor, RoomsPage Page)> ShowPasskeyAsync(this Rooms rooms, SoftAuthenticator device)
    {
        var visitor = rooms.Anyone();
        var page = await (await visitor.SeeAsync("/come-in")).SubmitAsync("Sign in with a passkey");
        return (visitor, await page.ShowAsync(device));
    }

    public static Task<RoomsPage> ShowAsync(this RoomsPage page, SoftAuthenticator device) => page.SubmitAsync("Use my passkey", ("Answer", device.Get(page.Asked())));

    /// <summary>What the page has its script ask the browser for.</summary>
    public static string Asked(this RoomsPage page) => page.Document.QuerySelector("[data-passkey-options]")?.GetAttribute("data-passkey-options")
        ?? throw new PageException("The page asks for no passkey.", page);
}
