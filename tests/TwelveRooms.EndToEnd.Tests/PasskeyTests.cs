using Microsoft.Playwright;
using OtpNet;
using TwelveRooms.EndToEnd.Tests.Browsing;
using Xunit;

namespace TwelveRooms.EndToEnd.Tests;

/// <summary>Passkeys in a browser that has an authenticator of its own, built into Chromium for tests: it makes and keeps real keys.</summary>
public sealed class PasskeyTests(House house)
{
    private const string Passphrase = "lamp river chair moss";

    [Fact]
    [Trait("Database", "both")]
    public async Task S_19_A_passkey_is_added_used_at_the_door_and_when_it_asks_again_and_removed_with_the_keyboard_alone()
    {
        var link = "";
        await using var host = await Host.StartAsync(withDemo: false, async h =>
        {
            await h.CommandAsync("migrate");
            link = await h.CommandAsync("invite", "The first person", "programme-team", "--first", "--address", h.Address);
        });
        await using var visit = await house.VisitAsync(Width.Phone, withScript: true, at: host);
        var page = visit.Page;
        var device = await DeviceAsync(page);

        // Their role needs a second step, and a passkey is one.
        await ComeInAsync(visit, link);
        await visit.TabToAsync("A passkey");
        await visit.EnterAsync();
        await LookAsync(visit, "Passkeys");
        await visit.TabToAsync("What does it lie on?");
        await page.Keyboard.TypeAsync("this laptop");
        await visit.TabToAsync("Go on");
        await page.Keyboard.PressAsync("Enter");
        await SeeAsync(visit, "The passkey is added.");
        await LookAsync(visit, "Passkeys");
        await visit.ScreenshotAsync("signing-in-passkeys");
        await visit.GoAsync("/settings");
        await LookAsync(visit, "Settings");

        // Whoever is not known to the device is told so, and may try again.
        await SignOutAsync(visit);
        await KnowsAsync(device, false);
        await visit.TabToAsync("Sign in with a passkey");
        await page.Keyboard.PressAsync("Enter");
        await SeeAsync(visit, "Nothing was done.");
        await LookAsync(visit, "Sign in with a passkey");
        await KnowsAsync(device, true);
        await visit.TabToAsync("Use my passkey");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync(host.Address + "/organisations");

        // Out, and in again: two presses of a key, and nothing is typed.
        await SignOutAsync(visit);
        await visit.TabToAsync("Sign in with a passkey");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync(host.Address + "/organisations");
        await visit.GoAsync("/settings");
        await LookAsync(visit, "Settings");

        // The passphrase alone leads nowhere; then it asks for the passkey.
        await SignOutAsync(visit);
        await page.FillAsync("input[name=Name]", "the.first");
        await page.FillAsync("input[name=Passphrase]", Passphrase);
        await page.Keyboard.PressAsync("Enter");
        await SeeAsync(visit, "You have a passkey.");
        await LookAsync(visit, "A second step");
        await visit.TabToAsync("Show your passkey");
        await visit.EnterAsync();
        await LookAsync(visit, "Is it still you?");
        await visit.TabToAsync("Use my passkey");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync(host.Address + "/organisations");

        // With an authenticator beside it, the passkey can go.
        await visit.GoAsync("/account/second-step");
        var key = Base32Encoding.ToBytes((await page.Locator("main code").InnerTextAsync()).Replace(" ", "", StringComparison.Ordinal));
        await page.FillAsync("input[name=Code]", new Totp(key).ComputeTotp());
        await page.Keyboard.PressAsync("Enter");
        await SeeAsync(visit, "Keep these codes");
        await visit.GoAsync("/account/passkeys");
        await visit.TabToAsync("Remove");
        await page.Keyboard.PressAsync("Enter");
        await visit.TabToAsync("Remove this laptop");
        await visit.EnterAsync();
        await SeeAsync(visit, "The passkey is removed.");

        // The device still has it, and offers it; nobody is let in.
        await SignOutAsync(visit);
        await visit.TabToAsync("Sign in with a passkey");
        await page.Keyboard.PressAsync("Enter");
        await SeeAsync(visit, "This passkey is not known here any more, or it took too long. Try once more, or use your passphrase.");
        await LookAsync(visit, "Sign in with a passkey");
        Assert.Equal(1, await CountAsync(device));
        visit.AssertQuiet();
    }

    [Fact]
    public async Task S_19_Without_a_passkey_or_without_a_script_the_words_are_plain_and_the_passphrase_is_offered()
    {
        await using var visit = await house.VisitAsync(Width.Desk, withScript: true);
        await DeviceAsync(visit.Page); // which has none
        await visit.GoAsync("/come-in?to=/account");
        await LookAsync(visit, "Sign in");
        await visit.TabToAsync("Sign in with a passkey");
        await visit.EnterAsync();
        await SeeAsync(visit, "Nothing was done.");
        await LookAsync(visit, "Sign in with a passkey");
        await visit.TabToAsync("Use my passkey");
        await visit.Page.Keyboard.PressAsync("Enter"); // once more, by hand
        await SeeAsync(visit, "Nothing was done.");
        await visit.TabToAsync("Sign in with name and passphrase");
        await visit.EnterAsync();
        Assert.EndsWith("/come-in?to=%2Faccount", visit.Page.Url, StringComparison.Ordinal);
        visit.AssertQuiet();

        await using var plain = await house.VisitAsync(Width.Phone);
        await plain.GoAsync("/come-in");
        Assert.Equal(0, await plain.Page.Locator("text=Sign in with a passkey").Locator("visible=true").CountAsync());
        await plain.GoAsync("/come-in/passkey");
        await SeeAsync(plain, "scripts are turned off");
        await LookAsync(plain, "Sign in with a passkey");
    }

    private static async Task<(ICDPSession Session, string Id)> DeviceAsync(IPage page)
    {
        var session = await page.Context.NewCDPSessionAsync(page);
        await session.SendAsync("WebAuthn.enable");
        var made = await session.SendAsync("WebAuthn.addVirtualAuthenticator", new Dictionary<string, object>
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2", ["transport"] = "internal", ["hasResidentKey"] = true, ["hasUserVerification"] = true, ["isUserVerified"] = true, ["automaticPresenceSimulation"] = true,
            },
        });
        return (session, made!.Value.GetProperty("authenticatorId").GetString()!);
    }

    private static async Task KnowsAsync((ICDPSession Session, string Id) device, bool isKnown) =>
        await device.Session.SendAsync("WebAuthn.setUserVerified", new Dictionary<string, object> { ["authenticatorId"] = device.Id, ["isUserVerified"] = isKnown });

    private static async Task<int> CountAsync((ICDPSession Session, string Id) device) =>
        (await device.Session.SendAsync("WebAuthn.getCredentials", new Dictionary<string, object> { ["authenticatorId"] = device.Id }))!.Value.GetProperty("credentials").GetArrayLength();

    private static async Task ComeInAsync(Visit visit, string link)
    {
        await visit.GoAsync(link);
        await visit.Page.FillAsync("input[name=SignInName]", "the.first");
        await visit.Page.FillAsync("input[name=Passphrase]", Passphrase);
        await visit.Page.FillAsync("input[name=Again]", Passphrase);
        await visit.Page.Keyboard.PressAsync("Enter");
        await SeeAsync(visit, "nothing else opens before");
    }

    private static async Task SignOutAsync(Visit visit)
    {
        await visit.GoAsync("/account");
        await visit.TabToAsync("Menu");
        await visit.Page.Keyboard.PressAsync("Enter");
        await visit.TabToAsync("Sign out");
        await visit.EnterAsync();
        Assert.Equal("Sign in", await visit.Page.Locator("h1").InnerTextAsync());
    }

    private static Task SeeAsync(Visit visit, string words) => visit.Page.Locator("main", new() { HasTextString = words }).WaitForAsync();

    private static async Task LookAsync(Visit visit, string heading)
    {
        Assert.StartsWith(heading, await visit.Page.Locator("h1").InnerTextAsync(), StringComparison.Ordinal);
        await visit.AssertAccessibleAsync();
        await visit.AssertNoSidewaysScrollingAsync();
    }
}
