namespace TwelveRooms.Access.Contracts;

/// <summary>What pages call the roles.</summary>
internal sealed class RoleNames(RoleTable roles)
{
    /// <summary>The names by key.</summary>
    public async Task<IReadOnlyDictionary<string, string>> AllAsync(CancellationToken cancel) =>
        (await roles.AllAsync(cancel)).ToDictionary(r => r.Key, r => r.Name);
}
