def test_a_folder_is_listed(client):
    response = client.get("/files/", follow=True)
    assert response.status == 200
    assert response.json()["names"] == ["a.txt", "b.txt"]
    assert client.log == ["listed"]
