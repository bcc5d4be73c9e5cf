using TwelveRooms.Access.Routes;
using TwelveRooms.Access.SignIn;
using Xunit;

namespace TwelveRooms.Modules.Tests.Access.SignIn;

/// <summary>Where a browser is sent, and what is asked again on the way.</summary>
public sealed class BrowserTests
{
    [Theory]
    [InlineData("/wards", "/wards")]
    [InlineData("//evil.example", "/")]
    [InlineData("/\\evil.example", "/")]
    [InlineData("https://evil.example", "/")]
    [InlineData("/a\tb", "/")]
    [InlineData("\\/evil.example", "/")]
    [InlineData("/%2f%2fevil.example", "/%2f%2fevil.example")] // a page of ours that is not there
    [InlineData("", "/")]
    public void Nobody_is_sent_to_another_host(string to, string where) => Assert.Equal(where, Browser.Here(to));

    [Fact]
    public void These_acts_matter_so_much_that_they_ask_again() => Assert.Equal(
        ["account/passkeys", "account/record", "account/record/csv", "account/second-step", "numbers/imports/{import:guid}", "organisations/import", "organisations/wards/{ward:guid}/close", "organisations/wards/{ward:guid}/move", "people/{person:guid}/record", "settings/{name}", "units/{unit:guid}/keys", "units/{unit:guid}/measures/{measure:guid}/recall", "units/{unit:guid}/people/add", "units/{unit:guid}/people/give", "units/{unit:guid}/people/{membership:guid}", "units/{unit:guid}/sharing", "wards/{ward:guid}/devices"],
        RouteTable.All.Where(r => r.AsksAgain).Select(r => r.Pattern).Order(StringComparer.Ordinal));

    [Fact]
    public void Without_the_demo_whoever_has_not_signed_in_is_told_how_to()
    {
        Assert.Equal(("/demo", "/come-in"), (new Doors(IsDemo: true).SignInAddress, new Doors(IsDemo: false).SignInAddress));
    }
}
