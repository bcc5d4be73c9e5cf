using TwelveRooms.Testing;
using Xunit;

namespace TwelveRooms.Modules.Tests.Access.SignIn;

/// <summary>A house in which people sign in, once for all tests of a class; each of them invites somebody of its own.</summary>
public sealed class SignInRooms : IAsyncLifetime
{
    private int _people;

    public Rooms Rooms { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Rooms = await Rooms.StartAsync(isDemo: false);

    public ValueTask DisposeAsync() => Rooms.DisposeAsync();

    /// <summary>A name that nobody else of the class has.</summary>
    public string Another(string name) => $"{name}{(char)('a' + (_people / 26))}{(char)('a' + (_people++ % 26))}";
}
